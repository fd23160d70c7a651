/** HTTP as every service speaks it: problem+json, the caller and the tenant behind a token, cursors, accepted commands. */
@NullMarked
package dev.ratiomesh.delivery.http;

import org.jspecify.annotations.NullMarked;
