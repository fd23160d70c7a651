/**
 * The OAuth 2.0 token endpoint.
 */
@NullMarked
package dev.ratiomesh.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
