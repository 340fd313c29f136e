using System.Collections.Generic;
using Personalize.Infrastructure;

namespace Personalize;

/// <summary>Items that get a share of the recommendations: the API's <c>Promotion</c>.</summary>
public sealed class Promotion : ServiceObject
{
    /// <summary>The promotion's name (API: <c>name</c>).</summary>
    [NameRule]
    public string? Name { get; set; }

    /// <summary>Their share in percent, from 1 to 100 (API: <c>percentPromotedItems</c>).</summary>
    [RangeRule(1, 100)]
    public int? PercentPromotedItems { get; set; }

    /// <summary>The ARN of the filter that says which items are promoted (API: <c>filterArn</c>).</summary>
    [PatternRule(@"arn:([a-z\d-]+):personalize:.*:.*:.+", "an ARN of Amazon Personalize, as in arn:aws:personalize:us-east-1:123456789012:filter/NAME", 256)]
    public string? FilterArn { get; set; }

    /// <summary>The values of the filter's parameters, by name; at most 25 (API: <c>filterValues</c>).</summary>
    [FilterValueText]
    [FilterValuesRule]
    public Dictionary<string, string>? FilterValues { get; set; }
}
