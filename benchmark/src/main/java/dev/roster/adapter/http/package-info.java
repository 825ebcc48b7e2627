/** Steps of the HTTP adapter that only its own package may call, to be measured one by one. */
package dev.roster.adapter.http;
