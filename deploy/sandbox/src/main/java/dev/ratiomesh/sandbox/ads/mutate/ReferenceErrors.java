package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.error.AdsError;
import dev.ratiomesh.sandbox.ads.error.FieldPath;

/** Creates the errors about resource names in a request. */
final class ReferenceErrors {
    private static final String CREATION = "newResourceCreationError";

    private ReferenceErrors() {}

    static AdsError malformed(FieldPath reference) {
        return reference
                .error("requestError", "RESOURCE_NAME_MALFORMED", "Resource name provided is malformed.")
                .triggeredBy(reference.text());
    }

    static AdsError notFound(FieldPath reference) {
        return reference
                .error("mutateError", "RESOURCE_NOT_FOUND", "Requested resource was not found.")
                .triggeredBy(reference.text());
    }

    static AdsError parentFailed(FieldPath reference) {
        return reference.error(
                CREATION, "TEMP_ID_RESOURCE_HAD_ERRORS", "Parent resource with specified temp ID failed validation.");
    }

    static AdsError idGiven(FieldPath name) {
        return name.error(
                CREATION, "CANNOT_SET_ID_FOR_CREATE", "Do not set the id field while creating new resources.");
    }

    static AdsError idTwice(FieldPath name) {
        return name.error(
                CREATION,
                "DUPLICATE_TEMP_IDS",
                "Creating more than one resource with the same temp ID is not allowed.");
    }
}
