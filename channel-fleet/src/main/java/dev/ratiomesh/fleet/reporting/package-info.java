/**
 * Fetches the reports about the audience that YouTube offers a channel's owner, and shows them unchanged, with the last
 * day they cover and its age.
 */
@NullMarked
package dev.ratiomesh.fleet.reporting;

import org.jspecify.annotations.NullMarked;
