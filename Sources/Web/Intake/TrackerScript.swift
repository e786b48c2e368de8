/// `/t.js`: what a shop's pages load to tell what visitors do. It stores one random id, in the shop's own storage, and nothing
/// at all before there is consent where the page asks for that (`data-consent="ask"`), nor for whoever sends Global Privacy
/// Control.
enum TrackerScript {
    static let text = #"""
        (function (w, d, n) {
          var s = d.currentScript, key = s.getAttribute('data-key'), to = new URL(s.src).origin + '/v1/batch';
          var asks = s.getAttribute('data-consent') === 'ask', store = 'huitou', queue = [], user, id, seen = 0, from, left;
          function kept(name, value) {
            try {
              if (value === undefined) return w.localStorage.getItem(store + name);
              if (value === null) w.localStorage.removeItem(store + name); else w.localStorage.setItem(store + name, value);
            } catch (e) {}
          }
          function made() {
            var b = new Uint8Array(16), t = '';
            w.crypto.getRandomValues(b);
            for (var i = 0; i < 16; i++) t += (b[i] + 256).toString(16).slice(1);
            return t;
          }
          function may() { return !n.globalPrivacyControl && (!asks || kept('_yes') === '1'); }
          function who() {
            if (!id) { id = kept('_id') || made(); kept('_id', id); user = kept('_user') || undefined; }
            return id;
          }
          function tell(type, more) {
            var m = { type: type, messageId: made(), anonymousId: null, timestamp: new Date().toISOString() };
            for (var k in more) m[k] = more[k];
            queue.push(m);
            if (may()) send();
          }
          function send() {
            if (!queue.length || !may()) return;
            for (var i = 0; i < queue.length; i++) { queue[i].anonymousId = who(); if (user) queue[i].userId = queue[i].userId || user; }
            var body = JSON.stringify({ writeKey: key, sentAt: new Date().toISOString(), batch: queue.splice(0, 50) });
            var blob = new Blob([body], { type: 'text/plain' });
            if (!(n.sendBeacon && n.sendBeacon(to, blob)) && w.fetch)
              w.fetch(to, { method: 'POST', body: blob, keepalive: true, credentials: 'omit', mode: 'no-cors' }).catch(function () {});
            if (queue.length) send();
          }
          function look() {
            var now = Date.now();
            if (from) seen += now - from;
            from = d.visibilityState === 'visible' ? now : 0;
          }
          function leave() {
            look();
            if (!left) {
              left = 1;
              tell('page', { properties: { path: w.location.pathname, title: d.title, referrer: d.referrer, visible_seconds: Math.round(seen / 1000) } });
            }
          }
          var names = { view: 'Product Viewed', add: 'Product Added', remove: 'Product Removed', checkout: 'Checkout Started',
            search: 'Products Searched', favourite: 'Product Added to Wishlist', unfavourite: 'Product Removed from Wishlist', share: 'Product Shared' };
          function huitou(what, a, b) {
            if (what === 'consent') {
              kept('_yes', a ? '1' : null);
              if (!a) { queue = []; id = user = undefined; kept('_id', null); kept('_user', null); }
              send();
            } else if (what === 'identify') {
              if (may()) { who(); user = a; kept('_user', a); }
              tell('identify', { userId: a, traits: b || {} });
            } else if (what === 'forget') {
              id = user = undefined; kept('_id', null); kept('_user', null);
            } else if (what === 'page') {
              leave(); left = seen = 0; look();
            } else if (names[what]) {
              tell('track', { event: names[what], properties: typeof a === 'string' ? { query: a } : a || {} });
            } else throw new Error('huitou: unknown word ' + what);
          }
          var before = w.huitou && w.huitou.q || [];
          w.huitou = huitou;
          look();
          d.addEventListener('visibilitychange', function () { if (d.visibilityState === 'hidden') leave(); else look(); });
          w.addEventListener('pagehide', leave);
          for (var i = 0; i < before.length; i++) huitou.apply(null, before[i]);
        })(window, document, navigator);

        """#
}
