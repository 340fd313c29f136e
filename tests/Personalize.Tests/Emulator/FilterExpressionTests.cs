using System;
using System.Collections.Generic;
using System.Linq;
using Personalize.Emulator.Filters;
using Personalize.Emulator.Protocol;
using Personalize.Emulator.Records;
using Personalize.Tests.Engine;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>The filter language: what it means, and what is said of what is no filter.</summary>
public sealed class FilterExpressionTests
{
    private static readonly RecordSchema ItemSchema = RecordSchema.Parse(
        """
        {"type":"record","name":"Items","fields":[
          {"name":"ITEM_ID","type":"string"},
          {"name":"GENRE","type":["null","string"],"categorical":true},
          {"name":"YEAR","type":["null","int"]},
          {"name":"PLOT","type":["null","string"],"textual":true},
          {"name":"NEW","type":["null","boolean"]}]}
        """);

    private static readonly RecordSchema UserSchema = RecordSchema.Parse(
        """{"type":"record","name":"Users","fields":[{"name":"USER_ID","type":"string"},{"name":"AGE","type":"int"},{"name":"PLAN","type":"string"}]}""");

    private readonly RecordTable _items = new("ITEM_ID");
    private readonly RecordTable _users = new("USER_ID");
    private readonly List<(int, string)> _events = [];

    public FilterExpressionTests()
    {
        _items.Conform(ItemSchema);
        _users.Conform(UserSchema);
        _items.Put("alien", ["alien", "Horror|Science fiction", 1979.0, null, null], null);
        _items.Put("big", ["big", "Comedy", 1988.0, null, null], null);
        _items.Put("clue", ["clue", "Comedy|Crime", 1985.0, null, null], null);
        _items.Put("duel", ["duel", null, null, null, null], null);
        _users.Put("ann", ["ann", 17.0, "Premium"], null);
        _events.AddRange([(0, "Watch"), (1, "click")]);
    }

    public static TheoryData<string> Documented =>
    [
        """INCLUDE ActionID WHERE Action_Interactions.EVENT_TYPE IN ($EVENT_TYPE)""",
        """EXCLUDE ActionID WHERE Action_Interactions.EVENT_TYPE IN ("NOT_TAKEN")""",
        """INCLUDE ActionID WHERE Actions.VALUE > ($VALUE)""",
        """EXCLUDE ActionID WHERE Actions.VALUE < ($VALUE) IF CurrentUser.MEMBERSHIP = $PREMIUM""",
        """EXCLUDE ItemID WHERE Items.NUMBER_OF_DOWNLOADS < 20 IF CurrentUser.AGE > 18 AND CurrentUser.AGE < 30""",
        """INCLUDE ItemID WHERE Items.GENRE IN (CurrentItem.GENRE)""",
        """include itemid where items.genre not in ("drama") or items.year != 1980""",
    ];

    [Fact]
    public void Every_filter_expression_that_is_known_to_be_in_use_is_read()
    {
        var expressions = SharedData.Read("recorded/facts.json").GetProperty("filterExpressions").EnumerateArray().Select(text => text.GetString()!).ToList();
        Assert.NotEmpty(expressions);
        foreach (var text in expressions)
        {
            var expression = FilterExpression.Parse(text);
            Assert.Equal(text.Split('|').Length, expression.Clauses.Count);
            Assert.Equal(text.Count(letter => letter == '$'), expression.Placeholders.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void Documented_forms_are_read(string text) => Assert.Single(FilterExpression.Parse(text).Clauses);

    [Theory]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN (\"Comedy\")", "big clue")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN (\"Crime\", \"Horror\")", "alien clue")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN (\"comedy\")", "")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE NOT IN (\"Comedy\")", "alien duel")]
    [InlineData("EXCLUDE ItemID WHERE Items.GENRE IN (\"Comedy\")", "alien duel")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR >= 1980 AND Items.YEAR < 1988", "clue")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR < 1980 OR Items.YEAR > 1985", "alien big")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR = 1985", "clue")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR != 1985", "alien big duel")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE = \"Comedy\" AND Items.YEAR <= 1985 OR Items.YEAR > 1987", "big clue")]
    [InlineData("INCLUDE ItemID WHERE Items.ITEM_ID IN (\"duel\", \"big\")", "big duel")]
    [InlineData("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"watch\")", "big clue duel")]
    [InlineData("INCLUDE ItemID WHERE Interactions.event_type IN (\"*\")", "alien big")]
    [InlineData("INCLUDE ItemID WHERE Interactions.EVENT_TYPE NOT IN (\"click\")", "alien")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN (\"Comedy\") | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"click\")", "clue")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN (\"Crime\") | INCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"Watch\")", "alien clue")]
    [InlineData("EXCLUDE ItemID WHERE Items.GENRE IN (\"Crime\") | EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"Watch\")", "big duel")]
    [InlineData("EXCLUDE ItemID WHERE Items.GENRE IN (\"Horror\") IF CurrentUser.AGE < 18", "big clue duel")]
    [InlineData("EXCLUDE ItemID WHERE Items.GENRE IN (\"Horror\") IF CurrentUser.AGE < 18 AND CurrentUser.PLAN = \"Basic\"", "alien big clue duel")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN (\"Horror\") IF CurrentUser.AGE >= 18", "alien big clue duel")]
    [InlineData("EXCLUDE ItemID WHERE Items.GENRE IN (CurrentItem.GENRE)", "alien duel")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR < CurrentItem.YEAR", "alien clue")]
    public void A_filter_lets_through_what_it_says(string text, string expected) => Assert.Equal(expected, Passing(text));

    [Theory]
    [InlineData("\"Comedy\"", "big clue")]
    [InlineData("\"Crime\",\"Horror\"", "alien clue")]
    [InlineData("\"Crime\" , \"Horror\"", "alien clue")]
    public void Values_take_the_places_of_placeholders(string value, string expected) =>
        Assert.Equal(expected, Passing("INCLUDE ItemID WHERE Items.GENRE IN ($GENRE)", ("GENRE", value)));

    [Fact]
    public void Numbers_of_placeholders_are_compared() => Assert.Equal(
        "clue", Passing("INCLUDE ItemID WHERE Items.YEAR >= $FROM AND Items.YEAR < $TO", ("FROM", "1980"), ("TO", "1988")));

    [Fact]
    public void An_excluding_filter_without_its_values_leaves_that_part_out() => Assert.Equal(
        "big clue", Passing("INCLUDE ItemID WHERE Items.GENRE IN (\"Comedy\") | EXCLUDE ItemID WHERE Items.YEAR < $YEAR"));

    [Theory]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN ($GENRE)", "", "", "parameter GENRE has no value")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN ($GENRE)", "genre", "\"a\"", "no parameter genre; its parameters are GENRE")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN (\"a\")", "GENRE", "\"a\"", "no parameter GENRE; it has none")]
    [InlineData("EXCLUDE ItemID WHERE Items.GENRE IN ($GENRE)", "GENRE", "drama", "not in double quotes")]
    [InlineData("EXCLUDE ItemID WHERE Items.GENRE IN ($GENRE)", "GENRE", "\"drama", "no closing quote")]
    [InlineData("EXCLUDE ItemID WHERE Items.GENRE IN ($GENRE)", "GENRE", "\"drama\" \"crime\"", "not separated by commas")]
    [InlineData("EXCLUDE ItemID WHERE Items.GENRE IN ($GENRE)", "GENRE", "", "an empty value")]
    [InlineData("EXCLUDE ItemID WHERE Items.YEAR < $YEAR", "YEAR", "\"soon\"", "must be a number")]
    [InlineData("EXCLUDE ItemID WHERE Items.YEAR < $YEAR", "YEAR", "1,2", "takes one value")]
    public void Values_that_are_missing_wrong_or_for_nothing_are_refused(string text, string name, string value, string expected)
    {
        Dictionary<string, string> values = name.Length == 0 ? [] : new() { [name] = value };
        var error = Assert.Throws<ServiceError>(() => FilterExpression.Parse(text).Bind(values));
        Assert.Equal("InvalidInputException", error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, "INCLUDE or EXCLUDE")]
    [InlineData("SHOW ItemID", 1, "'SHOW' stands where INCLUDE or EXCLUDE")]
    [InlineData("INCLUDE Items WHERE Items.A = 1", 9, "ItemID, ActionID or UserID")]
    [InlineData("INCLUDE ItemID Items.A = 1", 16, "WHERE")]
    [InlineData("INCLUDE ItemID WHERE Films.A = 1", 22, "no dataset 'Films'")]
    [InlineData("INCLUDE ItemID WHERE Items A = 1", 28, "a dot and a field")]
    [InlineData("INCLUDE ItemID WHERE Items.A LIKE \"x\"", 30, "IN, NOT IN, =")]
    [InlineData("INCLUDE ItemID WHERE Items.A IN \"x\"", 33, "parentheses")]
    [InlineData("INCLUDE ItemID WHERE Items.A IN (\"x\"", 37, "it ends where , or )")]
    [InlineData("INCLUDE ItemID WHERE Items.A IN (x)", 34, "a text in double quotes")]
    [InlineData("INCLUDE ItemID WHERE Items.A IN ('x')", 34, "double quotes")]
    [InlineData("INCLUDE ItemID WHERE Items.A IN (\"x)", 34, "no closing quote")]
    [InlineData("INCLUDE ItemID WHERE Items.A IN ($)", 34, "$ begins a placeholder")]
    [InlineData("INCLUDE ItemID WHERE Items.A NOT IN ($X)", 38, "NOT IN takes no placeholder")]
    [InlineData("INCLUDE ItemID WHERE Items.A < \"x\"", 32, "compares numbers")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 12abc", 32, "is not a number")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 Items.B = 2", 34, "AND, OR, IF, | or the end")]
    [InlineData("INCLUDE ItemID WHERE (Items.A = 1)", 22, "can't be put in parentheses")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 AND Interactions.EVENT_TYPE IN (\"x\")", 38, "of one dataset")]
    [InlineData("INCLUDE ItemID WHERE Interactions.DEVICE IN (\"x\")", 22, "EVENT_TYPE alone")]
    [InlineData("INCLUDE ItemID WHERE Items.A IN (\"*\")", 34, "all event types")]
    [InlineData("INCLUDE ItemID WHERE CurrentUser.AGE > 1", 22, "stands in an IF")]
    [InlineData("INCLUDE ItemID WHERE Users.AGE > 1", 22, "not of Users")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 IF Items.B = 1", 37, "IF tests fields of CurrentUser")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 IF CurrentUser.B = 1 OR CurrentUser.B = 2", 55, "joined by AND")]
    [InlineData("INCLUDE ItemID WHERE Items.A = 1 | EXCLUDE UserID WHERE Users.B = 1", 57, "among the same")]
    [InlineData("INCLUDE ItemID WHERE Items.A ? 1", 30, "no use for '?'")]
    public void What_is_no_filter_is_refused_with_its_place(string text, int position, string expected)
    {
        var error = Assert.Throws<ServiceError>(() => FilterExpression.Parse(text));
        Assert.Equal("InvalidInputException", error.Code);
        Assert.StartsWith($"Invalid filter expression at position {position}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INCLUDE ItemID WHERE Items.COLOUR IN (\"x\")", "no field COLOUR; it has ITEM_ID, GENRE")]
    [InlineData("INCLUDE ItemID WHERE Items.PLOT IN (\"x\")", "textual")]
    [InlineData("INCLUDE ItemID WHERE Items.NEW IN (\"true\")", "boolean")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE > 3", "less and greater compare numbers")]
    [InlineData("INCLUDE ItemID WHERE Items.YEAR IN (\"new\")", "is a number, and 'new' is not")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN (CurrentItem.COLOUR)", "no field COLOUR")]
    [InlineData("INCLUDE ActionID WHERE Actions.VALUE > 3", "has no ACTIONS dataset")]
    public void Fields_that_the_group_does_not_have_or_that_cannot_be_compared_so_are_refused(string text, string expected)
    {
        var expression = FilterExpression.Parse(text);
        var error = Assert.Throws<ServiceError>(() => expression.CheckFields(Schema));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_of_more_than_ten_fields_is_refused()
    {
        var text = "INCLUDE ItemID WHERE " + string.Join(" AND ", Enumerable.Range(1, 11).Select(number => $"Items.F{number} = 1"));
        Assert.Contains("this one uses 11", Assert.Throws<ServiceError>(() => FilterExpression.Parse(text)).Message, StringComparison.Ordinal);
    }

    private static RecordSchema? Schema(string type) => type switch { "ITEMS" => ItemSchema, "USERS" => UserSchema, "INTERACTIONS" => RecordSchema.Empty, _ => null };

    private string Passing(string text, params (string Name, string Value)[] values)
    {
        var expression = FilterExpression.Parse(text);
        expression.CheckFields(Schema);
        var passes = expression
            .Bind(values.ToDictionary(pair => pair.Name, pair => pair.Value))
            .Against(new FilterScope(_items, _users.View("ann"), _items.View("big"), _ => _events));
        return string.Join(' ', _items.Written.Where(passes).Select(_items.Id));
    }
}
