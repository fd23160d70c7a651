package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdAccount;
import dev.ratiomesh.sandbox.ads.account.AdAccounts;
import dev.ratiomesh.sandbox.ads.account.AdFacts.EventTime;
import dev.ratiomesh.sandbox.ads.account.AdFacts.RequestTarget;
import dev.ratiomesh.sandbox.ads.account.AdFacts.SavedResources;
import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.ads.account.CampaignStatus;
import dev.ratiomesh.sandbox.ads.account.ResourceName;
import dev.ratiomesh.sandbox.ads.error.AdsError;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds the changes of one request over the contents of the account. No change is visible outside until the whole
 * request is valid. Temporary ids live as long as the draft.
 */
final class MutateDraft {
    private final AdAccount account;
    private final RequestTarget target;
    private final EventTime at;
    private final Predicate<String> videoExists;
    private final Map<Long, Optional<AdsResource>> temporary = new HashMap<>();
    private final Map<Long, AdsResource> changed = new LinkedHashMap<>();
    private final List<AdsError> errors = new ArrayList<>();
    private long nextId;

    MutateDraft(AdAccounts accounts, RequestTarget target, EventTime at, Predicate<String> videoExists) {
        this.account = accounts.account(target.customer());
        this.nextId = accounts.nextId();
        this.target = target;
        this.at = at;
        this.videoExists = videoExists;
    }

    String customer() {
        return target.customer();
    }

    int version() {
        return target.version();
    }

    EventTime at() {
        return at;
    }

    boolean videoExists(String id) {
        return videoExists.test(id);
    }

    long newId() {
        return nextId++;
    }

    void refuse(AdsError error) {
        errors.add(error);
    }

    int refusals() {
        return errors.size();
    }

    List<AdsError> errors() {
        return List.copyOf(errors);
    }

    void put(AdsResource resource) {
        changed.put(resource.id(), resource);
    }

    /** Records the resource that a temporary id stands for; empty when its creation was rejected. */
    void recordName(FieldPath resourceName, Optional<AdsResource> resource) {
        if (!resourceName.isSet()) {
            return;
        }
        Optional<ResourceName> name = ResourceName.parse(resourceName.text());
        if (name.isEmpty()) {
            refuse(ReferenceErrors.malformed(resourceName));
        } else if (!name.get().temporary()) {
            refuse(ReferenceErrors.idGiven(resourceName));
        } else if (temporary.putIfAbsent(name.get().id(), resource) != null) {
            refuse(ReferenceErrors.idTwice(resourceName));
        }
    }

    /** Returns the resource that a field refers to; an invalid reference is recorded as an error of that field. */
    <T extends AdsResource> Optional<T> resolve(FieldPath reference, Class<T> type) {
        Optional<ResourceName> name = ResourceName.parse(reference.text());
        if (name.isEmpty()) {
            refuse(reference.isSet() ? ReferenceErrors.malformed(reference) : reference.required());
            return Optional.empty();
        }
        Optional<T> found = find(name.get()).filter(type::isInstance).map(type::cast);
        if (found.isEmpty()) {
            refuse(notFound(reference, name.get()));
        }
        return found;
    }

    boolean campaignNameTaken(String name) {
        return drafted(AdsCampaign.class)
                        .anyMatch(
                                resource -> resource.name().equals(name) && resource.status() != CampaignStatus.REMOVED)
                || account.campaignNamed(name)
                        .filter(resource -> !changed.containsKey(resource.id()))
                        .isPresent();
    }

    boolean budgetNameTaken(String name) {
        boolean drafted =
                drafted(AdsBudget.class).anyMatch(resource -> resource.name().equals(name) && !resource.removed());
        boolean freed =
                drafted(AdsBudget.class).anyMatch(resource -> resource.name().equals(name) && resource.removed());
        return drafted || (account.holdsBudgetName(name) && !freed);
    }

    boolean budgetInUse(long budgetId) {
        return drafted(AdsCampaign.class).anyMatch(resource -> resource.budgetId() == budgetId)
                || account.campaigns().stream().anyMatch(resource -> resource.budgetId() == budgetId);
    }

    SavedResources saved() {
        return new SavedResources(at, target.customer(), List.copyOf(changed.values()));
    }

    Optional<AdsResource> find(ResourceName name) {
        if (!name.customer().equals(target.customer())) {
            return Optional.empty();
        }
        if (name.temporary()) {
            return temporary.getOrDefault(name.id(), Optional.empty());
        }
        AdsResource drafted = changed.get(name.id());
        return drafted != null && drafted.kind() == name.kind()
                ? Optional.of(drafted)
                : account.find(name.kind(), name.id());
    }

    private <T> Stream<T> drafted(Class<T> type) {
        return changed.values().stream().filter(type::isInstance).map(type::cast);
    }

    private AdsError notFound(FieldPath reference, ResourceName name) {
        Optional<AdsResource> made = temporary.get(name.id());
        boolean failed = made != null && made.isEmpty();
        return failed ? ReferenceErrors.parentFailed(reference) : ReferenceErrors.notFound(reference);
    }

    /** Creates the errors about resource names in a request. */
    static final class ReferenceErrors {
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
                    CREATION,
                    "TEMP_ID_RESOURCE_HAD_ERRORS",
                    "Parent resource with specified temp ID failed validation.");
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
}
