package dev.ratiomesh.sandbox.ads.mutate;

import dev.ratiomesh.sandbox.ads.account.AdFacts.StatusChange;
import dev.ratiomesh.sandbox.ads.account.AdsResource;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsBudget;
import dev.ratiomesh.sandbox.ads.account.AdsResource.AdsCampaign;
import dev.ratiomesh.sandbox.ads.account.CampaignSchedule;
import dev.ratiomesh.sandbox.ads.account.CampaignStatus;
import dev.ratiomesh.sandbox.ads.error.FieldPath;
import java.util.List;
import java.util.Optional;

/** Creates a Demand Gen campaign. */
final class CampaignCreation {
    private static final List<String> BIDDING = List.of(
            "targetCpc",
            "targetSpend",
            "targetCpa",
            "targetRoas",
            "maximizeConversions",
            "maximizeConversionValue",
            "biddingStrategy");
    private static final int MAX_NAME_LENGTH = 256;

    private CampaignCreation() {}

    static Optional<AdsResource> create(FieldPath create, MutateDraft draft) {
        int before = draft.refusals();
        checkName(create.child("name"), draft);
        checkChannel(create.child("advertisingChannelType"), draft);
        checkDeclaration(create.child("containsEuPoliticalAdvertising"), draft);
        checkBidding(create, draft);
        Optional<CampaignStatus> status = status(create.child("status"), draft);
        Optional<CampaignSchedule> schedule = ScheduleReader.read(create, draft);
        Optional<AdsBudget> budget = draft.resolve(create.child("campaignBudget"), AdsBudget.class);
        budget.ifPresent(found -> schedule.ifPresent(dates -> AdsBudgetRules.check(found, dates, create, draft)));
        if (draft.refusals() > before) {
            return Optional.empty();
        }
        StatusChange first = new StatusChange(draft.at().simulated(), status.orElseThrow());
        return Optional.of(new AdsCampaign(
                draft.newId(),
                create.child("name").text(),
                budget.orElseThrow().id(),
                schedule.orElseThrow(),
                List.of(first)));
    }

    private static void checkName(FieldPath name, MutateDraft draft) {
        if (!name.isSet()) {
            draft.refuse(name.required());
        } else if (name.text().length() > MAX_NAME_LENGTH) {
            draft.refuse(name.error("stringLengthError", "TOO_LONG", "The campaign name is too long."));
        } else if (draft.campaignNameTaken(name.text())) {
            draft.refuse(name.error(
                            "campaignError",
                            "DUPLICATE_CAMPAIGN_NAME",
                            "The name is already assigned to another active or paused campaign.")
                    .triggeredBy(name.text()));
        }
    }

    private static void checkChannel(FieldPath channel, MutateDraft draft) {
        if (!channel.isSet()) {
            draft.refuse(channel.required());
        } else if (!channel.text().equals("DEMAND_GEN")) {
            draft.refuse(channel.error(
                            "operationAccessDeniedError",
                            "OPERATION_NOT_PERMITTED_FOR_CAMPAIGN_TYPE",
                            "This operation is not permitted on this campaign type; the sandbox creates DEMAND_GEN only.")
                    .triggeredBy(channel.text()));
        }
    }

    private static void checkDeclaration(FieldPath declaration, MutateDraft draft) {
        if (!declaration.text().endsWith("_EU_POLITICAL_ADVERTISING")) {
            draft.refuse(declaration.required());
        }
    }

    private static void checkBidding(FieldPath create, MutateDraft draft) {
        long given = BIDDING.stream().filter(name -> create.child(name).isSet()).count();
        if (given != 1) {
            draft.refuse(create.child("campaignBiddingStrategy").required());
        }
    }

    private static Optional<CampaignStatus> status(FieldPath status, MutateDraft draft) {
        return switch (status.text()) {
            case "", "ENABLED" -> Optional.of(CampaignStatus.ENABLED);
            case "PAUSED" -> Optional.of(CampaignStatus.PAUSED);
            default -> {
                draft.refuse(status.error(
                        "operationAccessDeniedError",
                        "CREATE_AS_REMOVED_NOT_PERMITTED",
                        "A CREATE operation may set the status to ENABLED or PAUSED only."));
                yield Optional.empty();
            }
        };
    }
}
