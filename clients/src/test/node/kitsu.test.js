// kitsu, a client for any JSON:API server, told only that names are to be left as they are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Kitsu from 'kitsu';
import {
  baseURL, idAttribute, member, nobody, password, refusals, reviewer, text, thrownAs, tooLong,
} from './server.js';

function client(token) {
  const headers = { 'Accept-Language': 'en', ...(token && { Authorization: `Bearer ${token}` }) };
  return new Kitsu({ baseURL, headers, camelCaseTypes: false, pluralize: false, resourceCase: 'none' });
}

async function clientOf(user) {
  const { data } = await client().post('login', { username: user.name, password });
  return client(data.access_token);
}

// kitsu lays the attributes over the resource, so that an id among them takes the place of its own.
function idOf(user) {
  return idAttribute(user.id) ?? user.id;
}

function refused(expected) {
  return (thrown) => {
    assert.ok(thrown.response, thrown.stack);
    assert.deepEqual(thrownAs(thrown.response, thrown.errors), expected);
    return true;
  };
}

test('logging in gives a token with its user', async () => {
  const { data, status } = await client().post('login', { username: member.name, password });
  assert.equal(status, 200);
  assert.equal(data.type, 'token');
  assert.equal(data.token_type, 'Bearer');
  assert.match(data.access_token, /^[a-z0-9]{26}$/);
  assert.equal(data.users.data.id, idOf(member));
  assert.equal(data.users.data.username, member.name);
});

test('a wrong password is refused', async () => {
  const attempt = client().post('login', { username: member.name, password: 'wrong' });
  await assert.rejects(attempt, refused(refusals.password));
});

test('the own user is read with what is private', async () => {
  const { data } = await (await clientOf(member)).get(`users/${member.id}`);
  assert.equal(data.type, 'users');
  assert.strictEqual(data.id, idOf(member));
  assert.equal(data.username, member.name);
  assert.equal(data.status, 0);
  assert.equal(data.canEdit, true);
  assert.equal(data.follow, null);
  assert.equal(data.walletBalance, 0);
  assert.deepEqual(data.typeUnreadNotifications, {});
});

test('another user is read without what is private', async () => {
  const { data } = await (await clientOf(member)).get(`users/${reviewer.id}`);
  assert.strictEqual(data.id, idOf(reviewer));
  assert.equal(data.username, reviewer.name);
  assert.equal(data.canEdit, false);
  assert.ok(!('mobile' in data));
});

test('any text comes back as it was sent', async () => {
  const roster = await clientOf(member);
  const signature = `${text} kitsu`;
  const { data, meta } = await roster.patch('users', { id: member.id, signature });
  assert.equal(data.signature, signature);
  assert.deepEqual(meta.changed, ['signature']);
  assert.equal((await roster.get(`users/${member.id}`)).data.signature, signature);
});

test('a user is read, changed and sent back whole', async () => {
  const roster = await clientOf(member);
  const { data: user } = await roster.get(`users/${member.id}`);
  const { data, meta } = await roster.patch('users', { ...user, signature: 'sent back whole' });
  assert.equal(data.signature, 'sent back whole');
  assert.deepEqual(meta.changed, ['signature']);
});

test('values of the wrong form are refused, each with its place', async () => {
  const roster = await clientOf(member);
  await assert.rejects(
    roster.patch('users', { id: member.id, signature: tooLong, mobile: 'mobile' }),
    refused(refusals.form),
  );
});

test('who may not edit another is refused', async () => {
  await assert.rejects(
    (await clientOf(member)).patch('users', { id: reviewer.id, signature: 'x' }),
    refused(refusals.permission),
  );
});

test('a user that does not exist is not found', async () => {
  await assert.rejects(
    (await clientOf(member)).get(`users/${nobody}`),
    refused(refusals.nobody),
  );
});

test('without a token one is asked to log in', async () => {
  const read = client().get(`users/${member.id}`);
  await assert.rejects(read, refused(refusals.anonymous));
  await assert.rejects(read, (thrown) => /^Bearer/.test(thrown.response.headers['www-authenticate']));
  const patch = client().patch('users', { id: member.id, signature: 'x' });
  await assert.rejects(patch, refused(refusals.anonymous));
});
