// Reloads the page when the site it belongs to was built anew. The version of
// the page stands in the address of this script.
(() => {
  const version = new URL(document.currentScript.src).searchParams.get("v");
  const listen = () => {
    const events = new EventSource("/__seika/events");
    events.addEventListener("version", (event) => {
      if (event.data === version) return;
      events.close();
      location.reload();
    });
    // A page kept for the back button must not hold a connection.
    addEventListener("pagehide", () => events.close(), { once: true });
  };
  listen();
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
})();
