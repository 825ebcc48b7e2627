/** The file that says which notice leaves the program, and how; and what it comes to in words. */
package dev.roster.bootstrap.rules;
