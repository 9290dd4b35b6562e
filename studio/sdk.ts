/** All that the panels of plugins may import, as `kehu/studio`, beside React and Ant Design. */
export { request } from './api/client.ts';
export { defineTexts, useLanguage, useTexts } from './language/language.tsx';
export { useMessages } from './app/messages/messages.tsx';
export { Button } from './ui/button.tsx';
export { copyText } from './ui/copy-text.ts';
