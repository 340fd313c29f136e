using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>
/// Get- of a resource: with its ARN it describes, without it lists. A derived cmdlet adds its ARN parameters and says of which kind it is.
/// </summary>
/// <typeparam name="TResource">What describing emits.</typeparam>
/// <typeparam name="TSummary">What listing emits.</typeparam>
public abstract class GetResourceCommand<TResource, TSummary> : ListCommand<TSummary>
    where TResource : ServiceObject
    where TSummary : ServiceObject
{
    /// <summary>The parameter set that describes.</summary>
    protected const string Describe = "Describe";

    private const int DescribesAtOnce = 4;

    private WildcardPattern[] _names = [];
    private WildcardPattern[] _statuses = [];

    private protected GetResourceCommand()
    {
    }

    /// <summary>Only resources with a name like this, wildcards allowed; every page is searched.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(NameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only resources in a state like this, wildcards allowed; every page is searched.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>The full description of each resource in place of its summary: one more call for each.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter Detailed { get; set; }

    /// <summary>The kind of resource.</summary>
    private protected abstract ResourceKind Kind { get; }

    /// <summary>The ARNs to describe.</summary>
    private protected abstract string[]? Arns { get; }

    /// <summary>The states that count where <c>-Status</c> is not given; none for all.</summary>
    private protected virtual string[] UsualStatus => [];

    private protected override string Things => Kind.Name + "s";

    private protected override string ListOperation => Kind.ListOperation;

    private protected override string ListMember => Kind.ListMember;

    private protected override bool HasFilter => _names.Length > 0 || _statuses.Length > 0 || Gathers;

    /// <summary>Reads the wildcards once for the whole pipeline.</summary>
    protected override void BeginProcessing()
    {
        _names = Wildcards(Name);
        _statuses = Wildcards(Status ?? UsualStatus);
        base.BeginProcessing();
    }

    /// <summary>Describes the ARNs, or lists.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == Describe)
        {
            foreach (var arn in Arns ?? [])
            {
                Attempt(arn, () => DescribeOne(arn));
            }
        }
        else
        {
            base.ProcessRecord();
        }
    }

    private protected override TSummary[] Filter(TSummary[] page) =>
        _names.Length == 0 && _statuses.Length == 0
            ? page
            : Array.FindAll(page, summary => Matches(_names, ((IResource)(object)summary).Name) && Matches(_statuses, ((IResource)(object)summary).Status));

    private protected override void WriteFound(ArraySegment<TSummary> found, Connection connection)
    {
        if (Detailed)
        {
            WriteDetailed(found, connection);
        }
        else
        {
            base.WriteFound(found, connection);
        }
    }

    private void DescribeOne(string? text)
    {
        var arn = Arn.Parse(text, Kind, OfParent);
        if (Regions.Count > 1 && arn.Region is null)
        {
            throw new InvalidInputException($"{Kind.WithCapitalArticle} is described in one region. Give one -Region, or none.");
        }

        if (WantsMore)
        {
            WriteLimited(FinishDescribe(Kind, arn.Text, StartDescribe<TResource>(Kind, arn.Text, ConnectionFor(arn), StopToken)));
        }
    }

    private string? OfParent(ResourceKind actual) =>
        RequestMember.Of(GetType()).FirstOrDefault(member => member.Kind == actual) is { } parent
            ? $"-{parent.Parameter} lists what belongs to {actual.WithArticle}."
            : null;

    // A few describes at a time, written in the order of the list.
    private void WriteDetailed(IEnumerable<TSummary> summaries, Connection connection)
    {
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        var underWay = new Queue<(string Arn, Task<ServiceResponse<TResource>> Call)>();
        try
        {
            foreach (var summary in summaries)
            {
                var arn = ((IResource)(object)summary).Arn ?? "";
                underWay.Enqueue((arn, StartDescribe<TResource>(Kind, arn, connection, abandoned.Token)));
                if (underWay.Count == DescribesAtOnce)
                {
                    WriteNext();
                }
            }

            while (underWay.Count > 0)
            {
                WriteNext();
            }
        }
        finally
        {
            if (underWay.Count > 0)
            {
                abandoned.Cancel();
                foreach (var (_, call) in underWay)
                {
                    call.Forget();
                }
            }
        }

        void WriteNext()
        {
            var (arn, call) = underWay.Dequeue();
            Attempt(arn, () => WriteObject(FinishDescribe(Kind, arn, call)));
        }
    }

    private static bool Matches(WildcardPattern[] patterns, string? text) =>
        patterns.Length == 0 || (text is not null && Array.Exists(patterns, pattern => pattern.IsMatch(text)));

    private static WildcardPattern[] Wildcards(string[]? texts) =>
        Array.ConvertAll(texts ?? [], text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase));
}
