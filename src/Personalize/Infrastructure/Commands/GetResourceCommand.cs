using System;
using System.Collections.Generic;
using System.Globalization;
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
public abstract class GetResourceCommand<TResource, TSummary> : ServiceCommand
    where TResource : ServiceObject
    where TSummary : ServiceObject
{
    /// <summary>The parameter set that describes.</summary>
    protected const string Describe = "Describe";

    /// <summary>The parameter set that lists.</summary>
    protected const string List = "List";

    private const int LargestPage = 100;
    private const int DescribesAtOnce = 4;

    private WildcardPattern[] _names = [];
    private WildcardPattern[] _statuses = [];
    private ulong _toSkip;
    private ulong _toEmit;

    private protected GetResourceCommand()
    {
    }

    /// <summary>Only resources with a name like this, wildcards allowed; every page is searched.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Name { get; set; }

    /// <summary>Only resources in a state like this, wildcards allowed; every page is searched.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Status { get; set; }

    /// <summary>Every page, not just the first.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter All { get; set; }

    /// <summary>The full description of each resource in place of its summary: one more call for each.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter Detailed { get; set; }

    /// <summary>How many resources a page holds (API: <c>maxResults</c>).</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateRange(1, LargestPage)]
    public int MaxResults { get; set; }

    /// <summary>Where to go on: a token that an earlier call handed out (API: <c>nextToken</c>).</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    [ValidateLength(1, 1500)]
    public string? NextToken { get; set; }

    /// <summary>The name of a variable to put the next page's token in; it is set to null where no page follows.</summary>
    [Parameter(ParameterSetName = List)]
    [ValidateNotNullOrEmpty]
    public string? NextTokenVariable { get; set; }

    /// <summary>The kind of resource.</summary>
    private protected abstract ResourceKind Kind { get; }

    /// <summary>The ARNs to describe.</summary>
    private protected abstract string[]? Arns { get; }

    /// <summary>The kind of resource that a list is limited to, where there is one.</summary>
    private protected virtual ResourceKind? ParentKind => null;

    /// <summary>The ARN of that resource, where the user gave one.</summary>
    private protected virtual string? ParentArn => null;

    /// <summary>Whether all matches are gathered first, for <see cref="Choose"/> to choose from.</summary>
    private protected virtual bool Gathers => false;

    /// <summary>Chooses from all matches of one list.</summary>
    private protected virtual IEnumerable<TSummary> Choose(IReadOnlyList<TSummary> matches) => matches;

    /// <summary>The states that count where <c>-Status</c> is not given; none for all.</summary>
    private protected virtual string[] UsualStatus => [];

    private bool HasFilter => _names.Length > 0 || _statuses.Length > 0 || Gathers;

    private bool HasFirst => PagingParameters.First != ulong.MaxValue;

    /// <summary>Reads the wildcards and the paging parameters once for the whole pipeline.</summary>
    protected override void BeginProcessing()
    {
        _names = Wildcards(Name);
        _statuses = Wildcards(Status ?? UsualStatus);
        _toSkip = PagingParameters.Skip;
        _toEmit = PagingParameters.First;

        if (NextTokenVariable is not null && HasFilter)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException(
                    "-NextTokenVariable hands out the place where a page ended. -Name, -Status and -Latest look through all pages: leave one of them out."),
                "TokenOfFilteredList",
                ErrorCategory.InvalidArgument,
                NextTokenVariable));
        }

        if (PagingParameters.IncludeTotalCount)
        {
            // The service doesn't tell how many there are.
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }
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
            Attempt(ParentArn, ListAll);
        }
    }

    // An error about one input leaves the others alone.
    private void Attempt(object? target, System.Action action)
    {
        try
        {
            action();
        }
        catch (PersonalizeException exception)
        {
            WriteError(exception.ToErrorRecord(target));
        }
    }

    private void DescribeOne(string? text)
    {
        var arn = Arn.Parse(text, Kind, actual => actual == ParentKind ? $"-{ParentKind.Noun}Arn lists what belongs to {ParentKind.WithArticle}." : null);
        if (_toEmit > 0)
        {
            WriteLimited(Described(Finish(StartDescribe(arn.Text, ConnectionFor(arn), StopToken)), arn.Text));
        }
    }

    private Task<ServiceResponse<TResource>> StartDescribe(string arn, Connection connection, CancellationToken cancellationToken) =>
        Start<TResource>(Kind.DescribeOperation, [new(Kind.ArnMember, arn)], Kind.DescribeMember, connection, cancellationToken);

    private TResource Described(ServiceResponse<TResource> response, string arn) =>
        response.Value ?? throw new MalformedResponseException(
            $"{Kind.DescribeOperation}: the answer for {arn} has no member {Kind.DescribeMember}.")
        {
            Call = response.Call,
        };

    private void ListAll()
    {
        var parent = ParentKind is null || ParentArn is null ? null : Arn.Parse(ParentArn, ParentKind);
        var connection = ConnectionFor(parent);
        if (_toEmit == 0)
        {
            return;
        }

        using var reader = new PageReader<TSummary>(
            (token, cancellationToken) =>
                Start<TSummary[]>(Kind.ListOperation, ListBody(parent, token), Kind.ListMember, connection, cancellationToken),
            (call, page) => Finish(call, "page " + page.ToString(CultureInfo.InvariantCulture)),
            StopToken);
        try
        {
            reader.Begin(NextToken);
            ReadPages(reader, connection);
        }
        finally
        {
            if (NextTokenVariable is not null)
            {
                SessionState.PSVariable.Set(NextTokenVariable, reader.NextToken);
            }
        }

        if (reader.NextToken is not null && NextTokenVariable is null && !HasFirst)
        {
            WriteWarning(
                $"More {Kind.Name}s exist than were shown. -All gets every one, -First so many, and -NextTokenVariable the place to go on from.");
        }
    }

    private void ReadPages(PageReader<TSummary> reader, Connection connection)
    {
        var gathered = new List<TSummary>();
        for (var more = true; more;)
        {
            var matches = Filter(reader.Read());

            // Asked for before the page is written, unless this page is all that is wanted.
            more = reader.NextToken is not null && (ReadsOn && (Gathers || Wanted > (ulong)matches.Length));
            if (more)
            {
                reader.Ahead();
            }

            if (Gathers)
            {
                gathered.AddRange(matches);
            }
            else
            {
                Emit(matches, connection);
            }

            if (reader.Circle is { } circle)
            {
                WriteError(circle.ToErrorRecord(ParentArn));
            }
        }

        if (Gathers)
        {
            Emit(Choose(gathered).ToArray(), connection);
        }
    }

    // -First and -Skip count over pages, and a filter looks through all of them.
    private bool ReadsOn => All || HasFilter || HasFirst || PagingParameters.Skip > 0;

    // How many matches are still wanted, those to be skipped included.
    private ulong Wanted => _toEmit > ulong.MaxValue - _toSkip ? ulong.MaxValue : _toEmit + _toSkip;

    private List<KeyValuePair<string, object?>> ListBody(Arn? parent, string? token)
    {
        var body = new List<KeyValuePair<string, object?>>(3);
        if (parent is not null)
        {
            body.Add(new(ParentKind!.ArnMember, parent.Text));
        }

        if (token is not null)
        {
            body.Add(new("nextToken", token));
        }

        var size = IsBound(nameof(MaxResults)) ? MaxResults : ReadsOn ? LargestPage : 0;
        if (size > 0)
        {
            // Nothing is asked for that would not be emitted.
            body.Add(new("maxResults", HasFilter ? size : (int)Math.Min((ulong)size, Wanted)));
        }

        return body;
    }

    private TSummary[] Filter(TSummary[] page) =>
        _names.Length == 0 && _statuses.Length == 0
            ? page
            : Array.FindAll(page, summary => Matches(_names, ((IResource)(object)summary).Name) && Matches(_statuses, ((IResource)(object)summary).Status));

    private static bool Matches(WildcardPattern[] patterns, string? text) =>
        patterns.Length == 0 || (text is not null && Array.Exists(patterns, pattern => pattern.IsMatch(text)));

    private static WildcardPattern[] Wildcards(string[]? texts) =>
        Array.ConvertAll(texts ?? [], text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase));

    private void Emit(TSummary[] matches, Connection connection)
    {
        var first = (int)Math.Min(_toSkip, (ulong)matches.Length);
        _toSkip -= (ulong)first;
        var count = (int)Math.Min(_toEmit, (ulong)(matches.Length - first));
        if (Detailed)
        {
            WriteDetailed(matches.Skip(first).Take(count), connection);
        }
        else
        {
            for (var i = first; i < first + count; i++)
            {
                WriteObject(matches[i]);
            }
        }

        if (_toEmit != ulong.MaxValue)
        {
            _toEmit -= (ulong)count;
        }
    }

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
                underWay.Enqueue((arn, StartDescribe(arn, connection, abandoned.Token)));
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
                    Forget(call);
                }
            }
        }

        void WriteNext()
        {
            var (arn, call) = underWay.Dequeue();
            Attempt(arn, () => WriteObject(Described(Finish(call), arn)));
        }
    }

    private void WriteLimited(TResource resource)
    {
        if (_toSkip > 0)
        {
            _toSkip--;
            return;
        }

        WriteObject(resource);
        if (_toEmit != ulong.MaxValue)
        {
            _toEmit--;
        }
    }
}
