/// The script of HTML pages, which filters the caches.
enum HTMLScript {
  /// The SHA-256 hash of the text in base 64, as the content security policy has it.
  static let hash = "IpL1RMUu8VYdWoMIeh25HS5Tv+hctEg62R5d2aDpYBA="

  static let text = """

    const form = document.getElementById("filter");
    const items = [...document.querySelectorAll(".item")];
    const files = [...document.querySelectorAll(".file")];
    const texts = items.map((item) =>
      (item.parentNode.firstElementChild.textContent + " " + item.textContent).toLowerCase());
    function update() {
      const words = form.elements.search.value.toLowerCase().split(/\\s+/);
      const boxes = [...form.querySelectorAll("[name=state]")];
      const states = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      let count = 0;
      items.forEach((item, index) => {
        const text = texts[index];
        item.hidden = !states.has(item.dataset.state) || !words.every((word) => text.includes(word));
        if (!item.hidden) count += 1;
      });
      for (const file of files) file.hidden = !file.querySelector(".item:not([hidden])");
      form.querySelector("output").textContent = count + " of " + items.length + " shown";
    }
    form.addEventListener("input", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    update();

    """
}
