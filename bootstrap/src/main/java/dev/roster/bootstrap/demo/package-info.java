/**
 * What the demo shows: its users, and requests that are ready to paste.
 *
 * <p>Rules that live here: who is in the demo ({@link dev.roster.bootstrap.demo.DemoUser}), and
 * what each printed request answers ({@link dev.roster.bootstrap.demo.Walkthrough}).
 */
package dev.roster.bootstrap.demo;
