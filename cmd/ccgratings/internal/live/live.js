// Added to each page while it is being worked on: shows what is wrong with the
// input as soon as it is known, and loads the page again when the site changed.
(() => {
  "use strict";
  const site = document.currentScript.dataset.site;
  const region = document.getElementById("ccg-live");
  let banner; // HTML, as last shown by this script
  let stream;

  const hear = (event) => {
    const news = JSON.parse(event.data);
    const mended = news.banner === "" && region.childElementCount > 0;
    if (news.site !== site || mended) {
      location.reload();
    } else if (news.banner !== banner) {
      // Also when the page came with this banner: a screen reader reads out
      // what changes in an alert, not what was there from the start.
      banner = news.banner;
      region.innerHTML = banner;
    }
  };

  // A browser keeps few connections to one server, so a page that nobody sees
  // gives its own up and catches up when it is seen again.
  const listen = () => {
    stream?.close();
    stream = undefined;
    if (document.visibilityState === "visible") {
      stream = new EventSource("/-/events");
      stream.addEventListener("message", hear);
    }
  };
  document.addEventListener("visibilitychange", listen);
  window.addEventListener("pagehide", () => stream?.close());
  window.addEventListener("pageshow", listen);
  listen();
})();
