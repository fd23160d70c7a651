/** What every service that asks the YouTube Data API has to know: when its quota begins anew, and what its refusals mean. */
@NullMarked
package dev.ratiomesh.delivery.youtube;

import org.jspecify.annotations.NullMarked;
