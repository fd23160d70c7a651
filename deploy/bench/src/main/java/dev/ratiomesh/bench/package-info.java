/**
 * Measures the speed of the mesh: each path beside a bare ceiling measured in the same run on the same broker and
 * database, and the ratio of the two. Ratios carry over to other machines; absolute figures do not.
 */
@NullMarked
package dev.ratiomesh.bench;

import org.jspecify.annotations.NullMarked;
