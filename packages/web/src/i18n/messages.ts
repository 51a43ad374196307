/** The app's texts. One function per key of the catalogues in `messages/`; compiled by Paraglide. */
export { m } from '../paraglide/messages.js';
