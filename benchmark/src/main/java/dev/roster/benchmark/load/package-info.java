/**
 * The load: a fixed number of keep-alive connections that ask either as fast as they are answered,
 * or at a constant rate, with every latency counted from when the request was to be sent.
 */
package dev.roster.benchmark.load;
