/** The half of pdf.js that parses, off the page's thread. */
import 'pdfjs-dist/build/pdf.worker.min.mjs';

// Who closes a file while it is being read isn't told of an error: pdf.js leaves its own end of the reading to nobody.
self.addEventListener('unhandledrejection', (event) => {
  const { name, message } = (event.reason ?? {}) as Partial<Error>;
  if (name === 'AbortException' || message === 'Worker was terminated') event.preventDefault();
});
