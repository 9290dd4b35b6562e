import { useRef, type PointerEvent } from 'react';

const LONG_MS = 450;
/** A finger that moves further scrolls. */
const STILL_PX = 10;

/** Tells a long press from a tap; the tap that ends a long press is not one. */
export function useLongPress(onLong: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const start = useRef({ x: 0, y: 0 });
  const long = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    wasLong: () => long.current,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        long.current = false;
        start.current = { x: event.clientX, y: event.clientY };
        timer.current = setTimeout(() => {
          long.current = true;
          onLong();
        }, LONG_MS);
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        const { x, y } = start.current;
        if (Math.hypot(clientX - x, clientY - y) > STILL_PX) stop();
      },
      onPointerUp: stop,
      onPointerCancel: stop,
      onContextMenu: (event: { preventDefault: () => void }) => event.preventDefault(),
    },
  };
}
