// What a test measures of a page as it is shown: text that is too small, words that do not fit, things over each other.
({
  small() {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement, words = walk.currentNode.textContent.trim();
      if (!words || !element.checkVisibility() || element.closest("script, noscript, title, .unseen")) continue;
      const drawing = element.ownerSVGElement, box = drawing?.viewBox.baseVal;
      const scale = box?.width ? drawing.getBoundingClientRect().width / box.width : 1;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale;
      if (size < 15.9) found.push(`${words.slice(0, 40)}: ${size.toFixed(1)} px`);
    }
    return found;
  },

  cut() {
    return [...document.querySelectorAll("main button, main th, main label, main legend, nav a")]
      .filter((one) => one.checkVisibility() && !one.closest(".unseen") && getComputedStyle(one).display !== "inline")
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.textContent.slice(0, 40));
  },

  over() {
    const found = [];
    const apart = (a, b) => [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
    const seen = (drawing, what) => [...drawing.querySelectorAll(what)]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).opacity !== "0");
    for (const drawing of document.querySelectorAll("main svg")) {
      if (!drawing.checkVisibility()) continue;
      const texts = seen(drawing, "text").filter((one) => one.textContent.trim() && !one.querySelector("tspan"))
        .map((one) => [[...one.childNodes].filter((each) => each.nodeType === 3).map((each) => each.textContent).join(""), one.getBoundingClientRect()]);
      texts.forEach(([words, place], at) => texts.slice(0, at).forEach(([other, under]) => {
        const [wide, high] = apart(place, under);
        if (wide > 1.5 && high > 0.35 * Math.min(place.height, under.height)) found.push(`${words} over ${other}`);
      }));
      const boxes = seen(drawing, ".box > rect, .post > rect").map((one) => one.getBoundingClientRect());
      boxes.forEach((box, at) => boxes.slice(0, at).forEach((other) => {
        const [wide, high] = apart(box, other);
        if (wide > 1 && high > 1) found.push("a box over a box");
      }));
      const edge = drawing.getBoundingClientRect();
      for (const [words, place] of texts) {
        if (place.right > edge.right + 2 || place.left < edge.left - 2) found.push(`${words} beyond its drawing`);
      }
    }
    return found;
  },
})
