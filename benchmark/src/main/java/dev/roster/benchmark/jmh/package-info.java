/** What single steps cost on one core, without a network and without a disk. */
package dev.roster.benchmark.jmh;
