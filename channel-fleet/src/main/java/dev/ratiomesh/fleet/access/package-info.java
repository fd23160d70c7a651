/** The way to Google: whose channel, with which grant, and what its answers mean. */
@NullMarked
package dev.ratiomesh.fleet.access;

import org.jspecify.annotations.NullMarked;
