/* What makes the console quicker to use. Every page works without it: links, forms and <details> do the work. */
(() => {
  'use strict';
  const own = document.currentScript.dataset;
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const on = (event, what, act) => document.addEventListener(event, e => {
    const found = e.target.closest && e.target.closest(what);
    if (found) act(found, e);
  });

  /* Menus: one open at a time, closed by Escape, by a click elsewhere, and by leaving them. */
  const menus = 'details[data-menu], details.formula';
  const close = but => all(menus).forEach(menu => { if (menu.open && !menu.contains(but)) menu.open = false; });
  document.addEventListener('click', e => close(e.target));
  document.addEventListener('focusin', e => close(e.target));
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape') {
      const menu = e.target.closest && e.target.closest(menus);
      close(null);
      if (menu) menu.querySelector('summary').focus();
    }
    const typing = e.target.closest && e.target.closest('input, textarea, select, dialog');
    if (e.key === '/' && !typing && !e.ctrlKey && !e.metaKey && !e.altKey) {
      const field = all('[data-key="/"]').find(one => one.offsetParent);
      if (field) { e.preventDefault(); field.focus(); field.select(); }
    }
  });

  /* Light and dark: at once, and kept by the server. */
  const dark = () => {
    const set = document.documentElement.dataset.theme;
    return set ? set === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  };
  const show = theme => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    all('[data-chart]').forEach(draw);
  };
  on('submit', '[data-theme-form]', (form, e) => {
    e.preventDefault();
    form.theme.value = dark() ? 'light' : 'dark';
    show(form.theme.value);
    fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' }).catch(() => {});
  });
  on('change', '[data-theme-choice]', field => show(field.value));
  on('change', '[data-send]', field => field.form.requestSubmit());

  /* Copying */
  const ready = root => all('[data-copy][hidden], [data-js][hidden]', root).forEach(one => { one.hidden = false; });
  on('click', '[data-copy]', async button => {
    const from = document.querySelector(button.dataset.copy);
    const text = from.children.length ? [...from.children].map(one => one.textContent).join('\n') : from.textContent;
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text.trim());
      toast(own.copied);
    } else getSelection().selectAllChildren(from); // Without encryption browsers let nobody copy: it is chosen, for Ctrl+C.
  });
  function toast(text) {
    all('[data-toast]').forEach(old => old.remove());
    const box = document.createElement('div');
    box.className = 'toast';
    box.dataset.toast = '';
    box.setAttribute('role', 'status');
    document.body.append(box);
    box.textContent = text;
    fade(box);
  }
  function fade(box) { setTimeout(() => box.matches(':hover, :focus-within') ? fade(box) : box.remove(), 7000); }

  /* Dialogs: without this they stand in the page as plain sections reached by their address. */
  on('click', '[data-opens]', (button, e) => {
    const dialog = document.querySelector(button.dataset.opens);
    if (dialog) { e.preventDefault(); close(null); dialog.showModal(); }
  });
  on('click', '[data-closes]', (button, e) => { e.preventDefault(); button.closest('dialog').close(); });
  document.addEventListener('click', e => { if (e.target.nodeName === 'DIALOG') e.target.close(); });

  /* What cannot be taken back asks first. */
  const ask = (text, then) => {
    const dialog = document.querySelector('#confirm');
    dialog.querySelector('p').textContent = text;
    dialog.returnValue = '';
    dialog.onclose = () => { if (dialog.returnValue === 'yes') then(); };
    dialog.showModal();
  };
  on('submit', 'form[data-confirm]:not([hx-post])', (form, e) => {
    if (form.dataset.sure) return;
    e.preventDefault();
    ask(form.dataset.confirm, () => { form.dataset.sure = '1'; form.requestSubmit(e.submitter); });
  });
  document.addEventListener('htmx:confirm', e => {
    const text = e.target.dataset && e.target.dataset.confirm;
    if (text) { e.preventDefault(); ask(text, () => e.detail.issueRequest(true)); }
  });

  /* Choosing many rows */
  const bulk = () => {
    const bar = document.querySelector('[data-bulk]');
    if (!bar) return;
    const boxes = all('[data-pick]'), count = boxes.filter(box => box.checked).length;
    bar.hidden = !count;
    bar.querySelector('[data-chosen]').textContent = own.chosen.replace('{count}', count);
    const whole = document.querySelector('[data-pick-all]');
    if (whole) { whole.checked = count > 0 && count === boxes.length; whole.indeterminate = count > 0 && count < boxes.length; }
  };
  on('change', '[data-pick]', bulk);
  on('change', '[data-pick-all]', whole => { all('[data-pick]').forEach(box => { box.checked = whole.checked; }); bulk(); });

  /* Rows that are added to a form */
  on('click', '[data-adds]', button => {
    const list = document.querySelector(button.dataset.adds), last = list.lastElementChild, next = last.cloneNode(true);
    all('input', next).forEach(field => { field.value = field.defaultValue = field.dataset.starts || ''; });
    list.append(next);
    next.querySelector('input').focus();
  });

  /* Dropping a file */
  all('[data-drop]').forEach(zone => {
    const field = zone.querySelector('input[type="file"]');
    ['dragover', 'dragleave', 'drop'].forEach(kind => zone.addEventListener(kind, e => {
      e.preventDefault();
      zone.classList.toggle('over', kind === 'dragover');
      if (kind === 'drop' && e.dataTransfer.files.length) { field.files = e.dataTransfer.files; zone.requestSubmit(); }
    }));
    field.classList.add('unseen');
    field.addEventListener('change', () => { if (field.files.length) zone.requestSubmit(); });
    zone.addEventListener('submit', () => { zone.setAttribute('aria-busy', 'true'); });
  });

  /* Writing: words offered at the cursor. Places are counted in characters as people see them. */
  const cut = window.Intl && Intl.Segmenter ? text => Array.from(new Intl.Segmenter().segment(text), one => one.segment) : text => Array.from(text);
  document.addEventListener('htmx:configRequest', e => {
    const into = e.detail.elt.dataset.complete && document.querySelector(e.detail.elt.dataset.complete);
    if (into) e.detail.parameters.at = cut(into.value.slice(0, into.selectionStart)).length;
  });
  on('click', '[data-put]', button => {
    const field = document.querySelector('#text'), all = cut(field.value);
    const over = Number(button.dataset.over), at = button.dataset.at ? Number(button.dataset.at) : cut(field.value.slice(0, field.selectionStart)).length - over;
    const head = all.slice(0, at).join('') + button.dataset.put;
    field.value = head + all.slice(at + over).join('');
    field.focus();
    field.setSelectionRange(head.length, head.length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  on('click', '[data-print]', () => print());

  /* Charts: data-chart of the figure says what to draw; ECharts is fetched where there is one. */
  let library;
  const echarts = () => library ||= new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = own.charts;
    script.onload = () => done(window.echarts);
    script.onerror = failed;
    document.head.append(script);
  });
  async function draw(figure) {
    const spec = JSON.parse(figure.dataset.chart);
    const place = figure.querySelector('.chart');
    const lib = await echarts();
    const style = getComputedStyle(document.documentElement), colour = name => style.getPropertyValue('--' + name).trim();
    const text = { color: colour('ink-2'), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 };
    const written = value => spec.percent ? (value * 100).toFixed(1) + '%' : spec.money ? spec.money + Number(value).toLocaleString() : Number(value).toLocaleString();
    const short = value => spec.percent ? Math.round(value * 100) + '%' : Math.abs(value) >= 10000 && spec.wan ? value / 10000 + spec.wan : Math.abs(value) >= 1000 ? value / 1000 + 'k' : value;
    const bars = spec.kind === 'bars', area = spec.kind === 'area';
    let chart = lib.getInstanceByDom(place);
    if (!chart) {
      chart = lib.init(place, null, { renderer: 'canvas' });
      new ResizeObserver(() => chart.resize()).observe(place);
    }
    if (spec.kind === 'sankey') { chart.setOption(flow(spec, colour, text, written, place.clientWidth), true); return; }
    chart.setOption({
      animation: false, aria: { enabled: false }, textStyle: text,
      grid: { left: 4, right: 24, top: spec.series.length < 2 ? 12 : spec.series.length > 3 && place.clientWidth < 420 ? 56 : 34, bottom: 2, containLabel: true },
      legend: { show: spec.series.length > 1, left: 0, top: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, itemGap: 18, textStyle: text },
      tooltip: {
        trigger: 'axis', renderMode: 'richText', axisPointer: { type: bars ? 'shadow' : 'line', lineStyle: { color: colour('line-strong') }, shadowStyle: { color: colour('hover'), opacity: .6 } },
        backgroundColor: colour('surface'), borderColor: colour('line'), textStyle: { ...text, color: colour('ink') }, valueFormatter: written,
      },
      xAxis: { type: 'category', data: spec.labels, boundaryGap: bars, axisLine: { lineStyle: { color: colour('line-strong') } }, axisTick: { show: false }, axisLabel: { ...text, hideOverlap: true } },
      yAxis: { type: 'value', splitNumber: 3, scale: !bars && !area, axisLabel: { ...text, formatter: short }, splitLine: { lineStyle: { color: colour('line') } } },
      series: spec.series.map((one, n) => ({
        name: one.name, data: one.values, type: bars ? 'bar' : 'line', stack: bars || area ? 'all' : undefined, barMaxWidth: 26, symbol: 'circle', symbolSize: 6, showSymbol: false,
        lineStyle: { width: area ? 0 : 2.5 }, itemStyle: { color: colour(one.colour), borderRadius: bars && n === spec.series.length - 1 ? [3, 3, 0, 0] : 0 },
        areaStyle: bars ? undefined : { color: colour(one.colour), opacity: area ? .9 : .07 },
      })),
    }, true);
  }

  /* Who went from where to where: names of nodes are ids, what is read is their label. */
  function flow(spec, colour, text, written, width) {
    const label = Object.fromEntries(spec.nodes.map(one => [one.id, one.label]));
    const used = new Set(spec.links.flatMap(one => [one.from, one.to]));
    return {
      animation: false, aria: { enabled: false }, textStyle: text,
      tooltip: {
        trigger: 'item', renderMode: 'richText', backgroundColor: colour('surface'), borderColor: colour('line'), textStyle: { ...text, color: colour('ink') },
        formatter: one => one.dataType === 'edge' ? label[one.data.source] + ' → ' + label[one.data.target] + '  ' + written(one.value) : label[one.name] + '  ' + written(one.value),
      },
      series: [{
        type: 'sankey', left: 2, right: 2, top: 6, bottom: 6, nodeWidth: 12, nodeGap: 7, nodeAlign: 'justify', draggable: false, layoutIterations: 0, emphasis: { focus: 'adjacency' },
        data: spec.nodes.filter(one => used.has(one.id)).map(one => ({
          name: one.id, depth: one.depth, itemStyle: { color: colour(one.colour) },
          label: { position: one.depth ? 'left' : 'right', formatter: one.label, color: colour('ink'), fontSize: width < 480 ? 11 : 12, textBorderColor: colour('surface'), textBorderWidth: 3 },
        })),
        links: spec.links.map(one => ({ source: one.from, target: one.to, value: one.value })),
        lineStyle: { color: 'source', opacity: .28, curveness: .5 },
      }],
    };
  }

  all('.submenu [aria-current], .tabs [aria-current]').forEach(one => { one.parentNode.scrollLeft = one.offsetLeft - one.parentNode.offsetLeft - 48; });

  const begin = root => { ready(root); bulk(); all('[data-chart]', root).forEach(draw); };
  all('[data-toast]').forEach(fade);
  begin(document);
  document.addEventListener('htmx:load', e => { if (e.target !== document.body) begin(e.target); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => all('[data-chart]').forEach(draw));
})();
