/**
 * Roster over HTTP: the two dialects over the same use cases.
 *
 * <p>Rules that live here: who a request comes from ({@code Bearer}, {@code TestMode}), what a body
 * may be ({@code StrictJson}), what {@code ""} and {@code null} mean in each dialect ({@code
 * DiscuzPatch}, {@code WeiduPatch}), which status a refusal gets ({@code DiscuzDialect}, {@code
 * WeiduDialect}), and how a user is written ({@code DiscuzUser}, {@code WeiduUser}).
 */
package dev.roster.adapter.http;
