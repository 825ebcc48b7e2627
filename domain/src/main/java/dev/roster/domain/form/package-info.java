/**
 * The rules of form that a single value can break, and the exception that a value object throws
 * when it is broken. What is a character, how long a text is and which texts can be stored at all
 * is decided here, once; each value object adds its own limits.
 */
package dev.roster.domain.form;
