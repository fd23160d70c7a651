/**
 * Encrypts stored refresh tokens, each bound to its owner, under keys that can be rotated while the service runs. A
 * token in clear text exists in memory only.
 */
@NullMarked
package dev.ratiomesh.delivery.secrets;

import org.jspecify.annotations.NullMarked;
