// What the house adds to a page that already works without it. No framework; htmx does the rest.
"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));

  // A form is sent once. Coming back to the page (back button) makes it ready again.
  const release = (form) => {
    delete form.dataset.sent;
    all("[aria-disabled=true]", form).forEach((button) => button.removeAttribute("aria-disabled"));
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented && !form.matches("[hx-post], [hx-put]")) return;
    if (form.method === "get") return;
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (tooLarge(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset.sent = "1";
    setTimeout(() => all("button", form).forEach((b) => b.setAttribute("aria-disabled", "true")));
  }, true);
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach(release));
  document.addEventListener("htmx:finally:request", (event) => {
    const form = event.target.closest && event.target.closest("form");
    if (form) release(form);
  });

  // A file is measured before it travels.
  const mark = (input, message) => {
    const group = input.closest(".govuk-form-group");
    const id = input.id + "-too-large";
    const shown = document.getElementById(id);
    if (shown) shown.remove();
    if (!group) return;
    group.classList.toggle("govuk-form-group--error", Boolean(message));
    if (!message) {
      input.removeAttribute("aria-invalid");
      return;
    }
    const line = document.createElement("p");
    line.id = id;
    line.className = "govuk-error-message";
    line.setAttribute("role", "alert");
    line.textContent = message;
    input.setAttribute("aria-invalid", "true");
    input.closest(".yw-upload").before(line);
  };
  const check = (input) => {
    const large = Array.from(input.files).find((file) => file.size > Number(input.dataset.limit));
    mark(input, large ? `${large.name}：${input.dataset.tooLarge}` : "");
    return Boolean(large);
  };
  const tooLarge = (form) => {
    const wrong = all("input[type=file][data-limit]", form).filter(check);
    if (wrong.length) wrong[0].focus();
    return wrong.length > 0;
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file][data-limit]")) check(event.target);
  });

  // Offline: say so, keep what was filled in.
  const tell = () => {
    const line = document.getElementById("offline");
    if (line) line.hidden = navigator.onLine;
  };
  window.addEventListener("online", tell);
  window.addEventListener("offline", tell);

  // The error summary takes the focus; its links go to the control, not only to its place.
  const settle = (root) => {
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
    all("[data-chart]", root).forEach(draw);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest(".govuk-error-summary a[href^='#']");
    const control = link && document.getElementById(link.hash.slice(1));
    if (!control) return;
    event.preventDefault();
    control.scrollIntoView({ block: "center" });
    control.focus({ preventScroll: true });
  });

  // j k Enter x in the list of the workbench.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const rows = all("[data-list] [data-row]");
    if (!rows.length) return;
    const at = rows.indexOf(document.activeElement);
    const open = rows.findIndex((row) => row.getAttribute("aria-current"));
    if (event.key === "j" || event.key === "k") {
      const from = at >= 0 ? at : open;
      const to = event.key === "j" ? Math.min(from + 1, rows.length - 1) : Math.max(from - 1, 0);
      rows[to].focus();
      event.preventDefault();
    } else if (event.key === "x" && at >= 0) {
      const box = rows[at].parentElement.querySelector("input[type=checkbox]");
      if (box) box.click();
    }
  });

  // A sheet that is handed over is printed.
  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-print]")) window.print();
  });

  // Charts: the library comes only to a page that has one; colours come from the stylesheet.
  let library = null;
  const fetchLibrary = (source) => {
    library = library || new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = () => done(window.echarts);
      script.onerror = failed;
      document.head.append(script);
    });
    return library;
  };
  const colour = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();
  const draw = (box) => {
    const holder = document.getElementById(box.dataset.chart);
    if (!holder || box.dataset.drawn) return;
    box.dataset.drawn = "1";
    const facts = JSON.parse(holder.textContent);
    fetchLibrary(box.dataset.library).then((echarts) => {
      box.classList.add("is-drawn");
      const size = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.9375;
      const words = { color: colour("--yw-ink"), fontSize: size, fontFamily: getComputedStyle(document.body).fontFamily };
      const axis = { axisLabel: { ...words, hideOverlap: true }, axisLine: { lineStyle: { color: colour("--yw-control") } }, splitLine: { lineStyle: { color: colour("--yw-line") } } };
      const chart = echarts.init(box, null, { renderer: "canvas" });
      chart.setOption({
        animation: false,
        aria: { enabled: false },
        color: [1, 2, 3, 4].map((n) => colour(`--yw-chart-${n}`)),
        textStyle: words,
        grid: { left: 8, right: 16, top: facts.series.length > 1 ? size * 3 : size, bottom: 8, containLabel: true },
        legend: { show: facts.series.length > 1, top: 0, left: 0, textStyle: words },
        tooltip: { trigger: "axis", renderMode: "richText", textStyle: { fontSize: size } },
        xAxis: { type: "category", data: facts.labels, ...axis, splitLine: { show: false } },
        yAxis: { type: "value", ...axis },
        series: facts.series.map((series) => ({ ...series, type: facts.kind, barMaxWidth: 40, symbolSize: 8 })),
      });
      window.addEventListener("resize", () => chart.resize());
    }, () => undefined); // the table below says the same
  };

  const start = () => { tell(); settle(document); };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  document.addEventListener("htmx:after:settle", (event) => {
    if (event.target instanceof Element) settle(event.target);
  });
})();
