// Says what does not look right: sideways scrolling, clipped text, overlapping text, small targets.
(elder) => {
  const wrong = [];
  const say = (what, element) => {
    const text = (element.textContent || element.value || "").trim().slice(0, 20);
    wrong.push(`${what}: <${element.tagName.toLowerCase()} class="${element.getAttribute("class") || ""}"> ${text}`);
  };
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`sideways: ${root.scrollWidth} > ${root.clientWidth}`);

  const aside = ".govuk-visually-hidden, .yw-hidden-visually, .govuk-skip-link, .yw-table thead, svg, canvas, noscript";
  const shown = (e) => {
    if (e.closest(aside)) return false;
    for (let at = e; at; at = at.parentElement) {
      const closed = at.parentElement && at.parentElement.matches("details:not([open])");
      if (closed && !at.matches("summary")) return false;
    }
    const style = getComputedStyle(e);
    return style.visibility !== "hidden" && style.opacity !== "0" && e.getClientRects().length > 0;
  };
  const scroller = (e) => e.closest(".yw-process, .yw-scroll");

  // clipped: a box that hides what does not fit in it
  for (const e of document.body.querySelectorAll("*")) {
    if (!shown(e) || scroller(e) || e.matches("textarea, select, input, option")) continue;
    const style = getComputedStyle(e);
    const hides = [style.overflowX, style.overflowY].some((o) => o === "hidden" || o === "clip");
    const button = e.matches("button, .govuk-button");
    if ((hides || button) && e.textContent.trim() && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2)) say("clipped", e);
  }

  // overlapping: two lines of different text in the same place
  const floats = (e) => {
    for (let at = e; at && at !== document.body; at = at.parentElement) {
      const position = getComputedStyle(at).position;
      if (position === "sticky" || position === "fixed") return at;
    }
    return null;
  };
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const owner = node.parentElement;
    if (!node.data.trim() || !owner || !shown(owner) || owner.matches("script, style, option, textarea")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const layer = floats(owner);
    for (const box of range.getClientRects()) {
      if (box.width < 2) continue;
      if (!scroller(owner) && (box.right > root.clientWidth + 1 || box.left < -1)) say("outside", owner);
      const squeeze = box.height * 0.2; // the font's box is taller than its letters
      lines.push({ node, owner, layer, left: box.left + 1, right: box.right - 1, top: box.top + squeeze, bottom: box.bottom - squeeze });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (let i = 0; i < lines.length; i += 1) {
    for (let j = i + 1; j < lines.length && lines[j].top < lines[i].bottom; j += 1) {
      const [a, b] = [lines[i], lines[j]];
      if (a.node === b.node || a.layer !== b.layer) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - b.top > 2) say(`overlaps “${a.node.data.trim().slice(0, 12)}”`, b.owner);
    }
  }

  // 长辈版: body at least 24 px, what is pressed at least 60 px high (a link inside a sentence is text)
  if (elder) {
    const main = document.querySelector("main") || document.body;
    if (parseFloat(getComputedStyle(main).fontSize) < 24) wrong.push(`small print: ${getComputedStyle(main).fontSize}`);
    for (const line of lines) {
      if (parseFloat(getComputedStyle(line.owner).fontSize) < 23.9) { say(`small print ${getComputedStyle(line.owner).fontSize}`, line.owner); break; }
    }
    for (const e of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, textarea")) {
      if (!shown(e) && !e.matches("input")) continue;
      if (!e.getClientRects().length || e.closest(".govuk-skip-link") || e.matches(".govuk-skip-link")) continue;
      const sentence = e.matches("a") && getComputedStyle(e).display === "inline" && !e.closest("nav, header, footer, .yw-buttons");
      if (sentence) continue;
      const box = e.getBoundingClientRect();
      const label = e.id && document.querySelector(`label[for="${e.id}"]`);
      const height = Math.max(box.height, e.matches("[type=checkbox], [type=radio]") && label ? label.getBoundingClientRect().height : 0, e.matches("[type=checkbox]") ? e.parentElement.getBoundingClientRect().height : 0);
      if (height < 59.5) say(`small target ${Math.round(height)}`, e);
    }
  }
  return Array.from(new Set(wrong));
}
