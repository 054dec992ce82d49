package lint

// rules are all rules by subject: who and what a record is about, what it refers to, when it happened, what backs it, what its numbers
// mean, and how its texts are written. The rules page of the site shows them in this order.
var rules = []*rule{
	// What a record is.
	idFileName,
	idDuplicate,
	corporateNumber,
	corporateNumberDuplicate,
	organisationSimilar,
	recordSimilar,
	partyName,
	partyOnRecord,
	noGovernment,
	signedMissing,
	stateEnding,
	termOver,

	// What it refers to.
	partyUnknown,
	governmentCode,
	notAParty,
	evidenceUnknown,
	themeUnknown,
	recordUnknown,
	supersedesUnknown,
	pathUnknown,
	replicationPlace,
	duplicateItem,
	duplicateReference,

	// When it happened.
	dateOrder,
	dateFuture,
	beforeSigning,
	promiseBeforeSigning,
	evidenceEarly,
	firstKnownLate,
	periodOpen,
	targetUndated,
	targetPostHoc,
	targetOrder,
	targetDirection,
	baselineLate,
	baselineGrowth,
	stageUndated,
	pilotMissing,
	stageDetail,
	adoptionGrade,
	promiseVague,
	deliverableVague,
	quantityInText,

	// What backs it.
	measurementUnsourced,
	claimUnsourced,
	evidenceUnused,
	evidenceRepeated,
	urlInvalid,
	archiveSame,

	// What its numbers mean.
	valueMissing,
	valueRange,
	quantityNegative,
	outcomeActivity,
	seriesOverlap,
	seriesCumulative,
	cumulativeFalls,
	rateUnit,
	rateParts,
	rateLimits,
	magnitude,
	baselineUnit,
	unitYen,

	// How its texts are written.
	proseMarkup,
	privateContact,

	// Exceptions from the rules.
	exceptionRule,
	exceptionExpired,
	exceptionDistant,
	exceptionUnused,
}
