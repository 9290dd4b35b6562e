/** Whether somebody types in there already: what has finished opening does not take the cursor from him. */
export function isTypingIn(place: HTMLElement | null): boolean {
  const at = document.activeElement;
  return place !== null && place.contains(at) && at!.matches('input, textarea, [contenteditable="true"]');
}
