/**
 * What runs within a server that is to die: it has no part in what the server does, but to stop or
 * halt it. Uses nothing but the JDK.
 */
package dev.roster.bootstrap.crash.rigged;
