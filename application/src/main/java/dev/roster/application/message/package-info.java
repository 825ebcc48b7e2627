/**
 * What Roster says to people when it refuses: one catalogue, keyed by code, in zh-CN and English.
 *
 * <p>Rules that live here: the text of every code ({@code messages_zh_CN.properties}, {@code
 * messages_en.properties}). Both dialects and the command line take their texts from it.
 */
package dev.roster.application.message;
