// Lets the page's clock run from three in the afternoon, so that `2 h ago` is never yesterday.

const afternoon = new Date().setHours(15, 0, 0, 0);
const ahead = afternoon - Date.now();

globalThis.Date = new Proxy(Date, {
  construct: (target, given: unknown[], made) =>
    // Without arguments it is now.
    Reflect.construct(target, given.length === 0 ? [target.now() + ahead] : given, made) as Date,
  get: (target, name): unknown => (name === 'now' ? () => target.now() + ahead : Reflect.get(target, name)),
});
