using System.Collections.Generic;

namespace Personalize.Infrastructure;

/// <summary>
/// A kind of resource: how people call it, how its ARNs look, and, by the service's own conventions, how its operations and their members
/// are named.
/// </summary>
internal sealed class ResourceKind
{
    private static readonly List<ResourceKind> Kinds = [];

    public static readonly ResourceKind Algorithm = new("Algorithm", "algorithm", "algorithm/NAME", regional: false);
    public static readonly ResourceKind BatchInferenceJob = new("BatchInferenceJob", "batch inference job", "batch-inference-job/NAME");
    public static readonly ResourceKind BatchSegmentJob = new("BatchSegmentJob", "batch segment job", "batch-segment-job/NAME");
    public static readonly ResourceKind Campaign = new("Campaign", "campaign", "campaign/NAME");
    public static readonly ResourceKind DataDeletionJob = new("DataDeletionJob", "data deletion job", "data-deletion-job/NAME");
    public static readonly ResourceKind Dataset = new("Dataset", "dataset", "dataset/GROUP/TYPE");
    public static readonly ResourceKind DatasetExportJob = new("DatasetExportJob", "dataset export job", "dataset-export-job/NAME");
    public static readonly ResourceKind DatasetGroup = new("DatasetGroup", "dataset group", "dataset-group/NAME");
    public static readonly ResourceKind DatasetImportJob = new("DatasetImportJob", "dataset import job", "dataset-import-job/NAME");
    public static readonly ResourceKind EventTracker = new("EventTracker", "event tracker", "event-tracker/ID");
    public static readonly ResourceKind FeatureTransformation =
        new("FeatureTransformation", "feature transformation", "feature-transformation/NAME", regional: false);
    public static readonly ResourceKind Filter = new("Filter", "filter", "filter/NAME");
    public static readonly ResourceKind MetricAttribution = new("MetricAttribution", "metric attribution", "metric-attribution/NAME");
    public static readonly ResourceKind Recipe = new("Recipe", "recipe", "recipe/NAME", regional: false);
    public static readonly ResourceKind Recommender = new("Recommender", "recommender", "recommender/NAME");
    public static readonly ResourceKind Schema = new("Schema", "schema", "schema/NAME");
    public static readonly ResourceKind Solution = new("Solution", "solution", "solution/NAME");
    public static readonly ResourceKind SolutionVersion = new("SolutionVersion", "solution version", "solution/NAME/ID");

    private readonly string[] _form;
    private readonly bool _regional;

    private ResourceKind(string noun, string name, string form, bool regional = true)
    {
        Noun = noun;
        Name = name;
        _form = form.Split('/');
        _regional = regional;
        Kinds.Add(this);
    }

    /// <summary>The API's word, such as <c>SolutionVersion</c>: the noun of its operations and of its cmdlets.</summary>
    public string Noun { get; }

    /// <summary>What people call it, such as <c>solution version</c>.</summary>
    public string Name { get; }

    /// <summary>An ARN of this kind with its variable parts in capitals.</summary>
    public string ExampleArn =>
        $"arn:aws:personalize:{(_regional ? "us-east-1:123456789012" : ":")}:{string.Join("/", _form)}";

    /// <summary>The member that holds an ARN of this kind, such as <c>solutionVersionArn</c>.</summary>
    public string ArnMember => Wire(Noun) + "Arn";

    /// <summary>The operation that describes one.</summary>
    public string DescribeOperation => "Describe" + Noun;

    /// <summary>The member of that operation's answer.</summary>
    public string DescribeMember => Wire(Noun);

    /// <summary>The operation that creates one.</summary>
    public string CreateOperation => "Create" + Noun;

    /// <summary>The operation that changes one.</summary>
    public string UpdateOperation => "Update" + Noun;

    /// <summary>The operation that deletes one.</summary>
    public string DeleteOperation => "Delete" + Noun;

    /// <summary>The operation that lists them.</summary>
    public string ListOperation => "List" + Noun + "s";

    /// <summary>The member of that operation's answer; <c>ListFilters</c> alone writes it with a capital.</summary>
    public string ListMember => Noun == "Filter" ? "Filters" : Wire(Noun) + "s";

    /// <summary>Gives an object of this kind's type its ARN.</summary>
    public void SetArn(ServiceObject resource, string arn) => resource.GetType().GetProperty(Noun + "Arn")!.SetValue(resource, arn);

    /// <summary>Which kind an ARN is of, or <see langword="null"/> where it is none that the module knows.</summary>
    public static ResourceKind? Of(Arn arn)
    {
        foreach (var kind in Kinds)
        {
            if (arn.Path.Length == kind._form.Length && arn.Path[0] == kind._form[0])
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<ResourceKind> All => Kinds;

    /// <summary>The kinds whose ARNs begin with the same word as this one.</summary>
    public static IEnumerable<ResourceKind> StartedBy(Arn arn) => Kinds.FindAll(kind => kind._form[0] == arn.Path[0]);

    /// <summary>The ARN that a resource of that name has beside another one; <see langword="null"/> where it isn't made of the name alone.</summary>
    public string? ArnOf(string name, Arn neighbour) =>
        _form.Length == 2 && _form[1] == "NAME"
            ? $"arn:{neighbour.Partition}:personalize:{neighbour.Region}:{neighbour.Account}:{_form[0]}/{name}"
            : null;

    /// <summary>The kind whose ARN a member or a parameter of that name holds, or <see langword="null"/> for any other member.</summary>
    public static ResourceKind? OfMember(string name) =>
        Kinds.Find(kind => string.Equals(kind.ArnMember, name, System.StringComparison.OrdinalIgnoreCase));

    /// <summary>A property's name as the API's member: the first letter lowered, and that one alone.</summary>
    public static string Wire(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    public override string ToString() => Name;

    /// <summary>"a solution" or "an event tracker".</summary>
    public string WithArticle => ("aeiou".IndexOf(Name[0]) >= 0 ? "an " : "a ") + Name;

    /// <summary>The same at the beginning of a sentence.</summary>
    public string WithCapitalArticle => "A" + WithArticle.Substring(1);
}
