// Loads jsonapi-vuex as a bundler does: its imports leave out ".js", and its package does not say that it is a module.

const LIBRARY = '/node_modules/jsonapi-vuex/';

export function resolve(specifier, context, next) {
  const short = specifier.startsWith('./') || specifier.startsWith('lodash/');
  return next(short && context.parentURL?.includes(LIBRARY) ? `${specifier}.js` : specifier, context);
}

export function load(url, context, next) {
  return next(url, url.includes(LIBRARY) ? { ...context, format: 'module' } : context);
}
