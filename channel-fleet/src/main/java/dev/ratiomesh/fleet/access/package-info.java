/** Connects channels to Google by OAuth 2.0 and carries out every API request within quota, rate and circuit limits. */
@NullMarked
package dev.ratiomesh.fleet.access;

import org.jspecify.annotations.NullMarked;
