// Package agreement is the domain: what a record of a partnership agreement says, in the words of the project.
//
// It holds the types of a record (Agreement and everything below it), of an organisation (Organisation) and of a theme (Theme); the
// dates and periods they use, with the precision their sources give; the controlled vocabularies; and the field table, from which the
// loader, the JSON Schema, the field reference and the labels of the site all take what they know about a field. The package imports the
// standard library only and knows neither files nor YAML nor the site.
//
// Three rules run through the model. No field has two meanings. Plans, forecasts and facts have different fields. Events and measurements
// are appended and never rewritten.
package agreement
