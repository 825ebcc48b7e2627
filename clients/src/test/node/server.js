// The server under test, a demo that has just been started, and what its users are called.
import assert from 'node:assert/strict';

assert.ok(process.env.ROSTER_URL, 'ROSTER_URL is not set: the address of a running demo');
assert.match(process.env.ROSTER_JSONAPI ?? '', /^(discuz|strict)$/, 'ROSTER_JSONAPI is neither discuz nor strict');

export const baseURL = `${process.env.ROSTER_URL}/api/`;

// Whether it speaks JSON:API to the letter, or as the clients of Discuz! Q read it.
export const strict = process.env.ROSTER_JSONAPI === 'strict';

export const password = 'roster-demo';
export const member = { name: 'member', id: '4' };
export const reviewer = { name: 'reviewer', id: '2' };
export const pending = { name: 'pending', id: '5' };
export const nobody = '99999';

// Emoji of several code points, Han, Kana, Hangul, right-to-left, combining marks, what HTML and JSON escape.
export const text = '签名 👩‍👩‍👧‍👦🇨🇳 日本語 한국어 עברית العربية e\u0301 <b>&amp;"\\/\u2028';

export const tooLong = '字'.repeat(141);

// The id as attribute is for the clients of Discuz! Q, which read it as a number.
export function idAttribute(id) {
  return strict ? undefined : Number(id);
}

// What is refused, as the caller of a library is to see it.
export const refusals = {
  password: refusal(403, error('login_failed', 'Wrong name or password')),
  form: refusal(
    422,
    error('validation_error', 'Is not a mobile number', '/data/attributes/mobile'),
    error('validation_error', 'Must have at most 140 characters', '/data/attributes/signature', { max: 140 }),
  ),
  permission: refusal(403, error('permission_denied', 'You are not permitted to do this')),
  nobody: refusal(404, error('model_not_found', 'There is no such thing')),
  anonymous: refusal(401, error('not_authenticated', 'Please log in first')),
};

// The same of what a library has thrown, whose order of errors means nothing.
export function thrownAs(response, errors) {
  assert.ok(Array.isArray(errors), 'the library shows no errors');
  return { status: response.status, errors: [...errors].sort(byPlace) };
}

function refusal(status, ...errors) {
  return { status, errors: errors.map((each) => ({ status: String(status), ...each })) };
}

function error(code, detail, pointer, meta) {
  return {
    code,
    detail: strict ? detail : [detail],
    ...(pointer && { source: { pointer } }),
    ...(meta && { meta }),
  };
}

function byPlace(one, other) {
  return one.source.pointer < other.source.pointer ? -1 : 1;
}
