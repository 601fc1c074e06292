// Modules are not loaded from a disk: who opened this page as a file is told so.
if (location.protocol === "file:") {
  document.getElementById("problem").hidden = false;
  document.querySelector("#problem p").textContent = "This page was opened as a file, and browsers allow it little then. Serve its folder: python -m http.server";
}
