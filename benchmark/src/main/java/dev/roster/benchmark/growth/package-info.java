/** What the same requests cost as users grow from a thousand to ten million. */
package dev.roster.benchmark.growth;
