package dev.ratiomesh.wrong.shape.crowded;

/** Breaks: a package has at most 24 top-level types. */
@SuppressWarnings("MultipleTopLevelClasses")
class CrowdedPackage {}

record FirstGuest() {}

record SecondGuest() {}

record ThirdGuest() {}

record FourthGuest() {}

record FifthGuest() {}

record SixthGuest() {}

record SeventhGuest() {}

record EighthGuest() {}

record NinthGuest() {}

record TenthGuest() {}

record EleventhGuest() {}

record TwelfthGuest() {}

record ThirteenthGuest() {}

record FourteenthGuest() {}

record FifteenthGuest() {}

record SixteenthGuest() {}

record SeventeenthGuest() {}

record EighteenthGuest() {}

record NineteenthGuest() {}

record TwentiethGuest() {}

record TwentyFirstGuest() {}

record TwentySecondGuest() {}

record TwentyThirdGuest() {}

record TwentyFourthGuest() {}
