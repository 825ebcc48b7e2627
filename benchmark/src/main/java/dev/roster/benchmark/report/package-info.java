/** Figures, and the tables and charts that are made of them. */
package dev.roster.benchmark.report;
