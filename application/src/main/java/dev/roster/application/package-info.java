/**
 * The use cases of Roster, and {@link dev.roster.application.Roster}, which puts them together.
 *
 * <p>Every use case is an interface with one method: one command in, one {@link
 * dev.roster.application.Outcome} out. Their services are package-private. What they need from
 * outside is in {@link dev.roster.application.port}. {@code null} is never passed nor returned.
 */
package dev.roster.application;
