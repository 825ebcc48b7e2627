// jsonapi-vuex, of which the official web client of Discuz! Q has a copy, set up as it is there.
import assert from 'node:assert/strict';
import { register } from 'node:module';
import { test } from 'node:test';
import axios from 'axios';
import { createStore } from 'vuex';
import {
  baseURL, idAttribute, member, nobody, password, pending, refusals, reviewer, strict, text, thrownAs, tooLong,
} from './server.js';

register('./as-bundled.js', import.meta.url);
const { jsonapiModule } = await import('jsonapi-vuex');

// A store of its own, as a page has it.
function page(token, intercept = (request) => request) {
  const api = axios.create({ baseURL, headers: { Accept: 'application/vnd.api+json', 'Accept-Language': 'en' } });
  api.interceptors.request.use((request) => {
    request.headers['Content-Type'] = strict ? 'application/vnd.api+json' : 'application/json';
    if (token) {
      request.headers.Authorization = `Bearer ${token}`;
    }
    return intercept(request);
  });
  const module = jsonapiModule(api, { preserveJson: true, mergeRecords: true });
  return createStore({ modules: { jv: module } });
}

// The official clients never send PATCH.
function overridden(request) {
  if (request.method === 'patch') {
    request.method = 'post';
    request.headers['X-HTTP-Method-Override'] = 'patch';
  }
  assert.match(request.method, /^(get|post)$/);
  return request;
}

const ways = [['PATCH', undefined], ['POST with the method overridden', overridden]];

async function logIn(user, store = page()) {
  return store.dispatch('jv/post', { _jv: { type: 'login' }, username: user.name, password });
}

async function pageOf(user, intercept) {
  const { access_token: token } = await logIn(user);
  return page(token, intercept);
}

function own(attributes) {
  return { _jv: { type: 'users', id: member.id }, ...attributes };
}

function refused(expected) {
  return (thrown) => {
    assert.ok(thrown.response, thrown.stack);
    assert.deepEqual(thrownAs(thrown.response, thrown.response.data.errors), expected);
    return true;
  };
}

test('logging in gives a token and puts the user into the store', async () => {
  const store = page();
  const session = await logIn(member, store);
  assert.equal(session._jv.type, 'token');
  assert.equal(session.token_type, 'Bearer');
  assert.equal(typeof session.expires_in, 'number');
  assert.match(session.access_token, /^[a-z0-9]{26}$/);
  assert.equal(store.getters['jv/get']({ _jv: { type: 'users', id: member.id } }).username, member.name);
});

test('a wrong password is refused', async () => {
  const attempt = page().dispatch('jv/post', { _jv: { type: 'login' }, username: member.name, password: 'wrong' });
  await assert.rejects(attempt, refused(refusals.password));
});

test('the own user is read with what is private', async () => {
  const store = await pageOf(member);
  const user = await store.dispatch('jv/get', `users/${member.id}`);
  assert.equal(user._jv.type, 'users');
  assert.equal(user._jv.id, member.id);
  assert.equal(user.id, idAttribute(member.id));
  assert.equal(user.username, member.name);
  assert.equal(user.status, 0);
  assert.equal(user.canEdit, true);
  assert.equal(user.follow, null);
  assert.equal(user.walletBalance, 0);
  assert.deepEqual(user.typeUnreadNotifications, {});
  assert.equal(store.getters['jv/get'](`users/${member.id}`).username, member.name);
});

test('another user is read without what is private', async () => {
  const store = await pageOf(member);
  const user = await store.dispatch('jv/get', `users/${reviewer.id}`);
  assert.equal(user._jv.id, reviewer.id);
  assert.equal(user.id, idAttribute(reviewer.id));
  assert.equal(user.username, reviewer.name);
  assert.equal(user.canEdit, false);
  assert.ok(!('mobile' in user));
});

for (const [way, intercept] of ways) {
  test(`any text comes back as it was sent, by ${way}`, async () => {
    const signature = `${text} ${way}`;
    const store = await pageOf(member, intercept);
    const answer = await store.dispatch('jv/patch', own({ signature }));
    assert.equal(answer.signature, signature);
    assert.deepEqual(answer._jv.json.meta.changed, ['signature']);
    assert.equal(store.getters['jv/get'](`users/${member.id}`).signature, signature);
    const again = await (await pageOf(member)).dispatch('jv/get', `users/${member.id}`);
    assert.equal(again.signature, signature);
  });
}

test('a user is read, changed and sent back whole', async () => {
  const store = await pageOf(member);
  const user = await store.dispatch('jv/get', `users/${member.id}`);
  const { json, ...jv } = user._jv;
  const answer = await store.dispatch('jv/patch', { ...user, _jv: jv, signature: 'sent back whole' });
  assert.equal(answer.signature, 'sent back whole');
  assert.deepEqual(answer._jv.json.meta.changed, ['signature']);
});

test('a reviewer approves with the payload of the official page', async () => {
  const store = await pageOf(reviewer, overridden);
  const user = { _jv: { type: 'users', id: pending.id } };
  const answer = await store.dispatch('jv/patch', [user, { data: { data: { attributes: { status: 0 } } } }]);
  assert.equal(answer.status, 0);
  assert.equal(answer.username, pending.name);
  assert.deepEqual(answer._jv.json.meta.changed, ['status']);
});

test('values of the wrong form are refused, each with its place', async () => {
  const store = await pageOf(member);
  await assert.rejects(
    store.dispatch('jv/patch', own({ signature: tooLong, mobile: 'mobile' })),
    refused(refusals.form),
  );
});

for (const [way, intercept] of ways) {
  test(`who may not edit another is refused, by ${way}`, async () => {
    const store = await pageOf(member, intercept);
    await assert.rejects(
      store.dispatch('jv/patch', { _jv: { type: 'users', id: reviewer.id }, signature: 'x' }),
      refused(refusals.permission),
    );
  });
}

test('a user that does not exist is not found', async () => {
  const store = await pageOf(member);
  await assert.rejects(
    store.dispatch('jv/get', `users/${nobody}`),
    refused(refusals.nobody),
  );
});

test('without a token one is asked to log in', async () => {
  const read = page().dispatch('jv/get', `users/${member.id}`);
  await assert.rejects(read, refused(refusals.anonymous));
  await assert.rejects(read, (thrown) => /^Bearer/.test(thrown.response.headers['www-authenticate']));
  await assert.rejects(page().dispatch('jv/patch', own({ signature: 'x' })), refused(refusals.anonymous));
});
