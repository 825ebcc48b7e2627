/**
 * Who a user is, apart from what the user chooses: the two ids, and the real person behind the
 * account. How ids are written and what is shown of a real identity is decided here.
 */
package dev.roster.domain.identity;
