using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace Personalize.Infrastructure;

/// <summary>Lists what the service has, page by page. What a derived cmdlet's own parameters limit the list to is sent as they are bound.</summary>
/// <typeparam name="T">What a page holds.</typeparam>
public abstract class ListCommand<T> : ServiceCommand
    where T : ServiceObject
{
    /// <summary>The parameter set that lists.</summary>
    protected const string List = "List";

    private const int LargestPage = 100;

    // How much of a region is read before its turn to be written comes.
    private const int PagesAhead = 10;

    private ulong _toSkip;
    private ulong _toEmit;

    private protected ListCommand()
    {
    }

    /// <summary>The regions to ask, such as <c>eu-west-1</c>; several are asked side by side.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? Region { get; set; }

    /// <summary>Every page, not just the first.</summary>
    [Parameter(ParameterSetName = List)]
    public SwitchParameter All { get; set; }

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

    /// <summary>What is listed, in the plural, as a warning says it.</summary>
    private protected abstract string Things { get; }

    /// <summary>The operation that lists.</summary>
    private protected abstract string ListOperation { get; }

    /// <summary>The member of its answer that holds the page.</summary>
    private protected abstract string ListMember { get; }

    /// <summary>Whether some of what a page holds is left out, so that all pages have to be looked through.</summary>
    private protected virtual bool HasFilter => Gathers;

    /// <summary>Whether all matches are gathered first, for <see cref="Choose"/> to choose from.</summary>
    private protected virtual bool Gathers => false;

    /// <summary>Whether anything is still wanted after <c>-First</c>.</summary>
    private protected bool WantsMore => _toEmit > 0;

    internal sealed override IReadOnlyList<string> Regions => Region is null ? [] : [.. Region.Distinct(StringComparer.OrdinalIgnoreCase)];

    private bool HasFirst => PagingParameters.First != ulong.MaxValue;

    // -First and -Skip count over pages, and a filter looks through all of them.
    private bool ReadsOn => All || HasFilter || HasFirst || PagingParameters.Skip > 0;

    // Whether the page after the next one is wanted whatever the next one holds. It is then asked for on another thread: nothing that a page changes
    // may count in its request.
    private bool GoesOn => ReadsOn && (Gathers || Wanted == ulong.MaxValue);

    // How many matches are still wanted, those to be skipped included.
    private ulong Wanted => _toEmit > ulong.MaxValue - _toSkip ? ulong.MaxValue : _toEmit + _toSkip;

    /// <summary>Reads the paging parameters once for the whole pipeline.</summary>
    protected override void BeginProcessing()
    {
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

        if (Regions.Count > 1 && (NextToken ?? NextTokenVariable) is { } token)
        {
            ThrowTerminatingError(new ErrorRecord(
                new PSArgumentException("A token is of one region. -NextToken and -NextTokenVariable go with one -Region: ask the others by themselves."),
                "TokenOfManyRegions",
                ErrorCategory.InvalidArgument,
                token));
        }

        if (PagingParameters.IncludeTotalCount)
        {
            // The service doesn't tell how many there are.
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }
    }

    /// <summary>Lists.</summary>
    protected override void ProcessRecord()
    {
        // What the list is limited to is what an error is about.
        var within = RequestMember.Of(GetType()).Where(member => member.Kind is not null && IsBound(member.Parameter)).Select(Given).FirstOrDefault();
        Attempt(within, ListAll);

        object? Given(RequestMember member) => MyInvocation.BoundParameters[member.Parameter];
    }

    /// <summary>Keeps of a page what is wanted.</summary>
    private protected virtual T[] Filter(T[] page) => page;

    /// <summary>Chooses from all matches of one list.</summary>
    private protected virtual IEnumerable<T> Choose(IReadOnlyList<T> matches) => matches;

    /// <summary>Emits what a list found.</summary>
    private protected virtual void WriteFound(ArraySegment<T> found, Connection connection)
    {
        for (var i = 0; i < found.Count; i++)
        {
            WriteObject(found.Array![found.Offset + i]);
        }
    }

    /// <summary>Emits one object, as far as <c>-First</c> and <c>-Skip</c> want it.</summary>
    private protected void WriteLimited(object value)
    {
        if (_toSkip > 0)
        {
            _toSkip--;
            return;
        }

        WriteObject(value);
        if (_toEmit != ulong.MaxValue)
        {
            _toEmit--;
        }
    }

    private void ListAll()
    {
        var body = RequestBody.Of(this, IsBound);
        var connection = ReadsOn ? ConnectionForMany(body.Place) : ConnectionFor(body.Place);
        if (_toEmit == 0)
        {
            return;
        }

        if (Regions.Count > 1)
        {
            ListRegions(body, connection);
            return;
        }

        using var reader = new PageReader<T>(
            (token, seen, cancellationToken) => Start<T[]>(ListOperation, PageBody(body, token), ListMember, connection, cancellationToken, seen),
            (call, page) => Finish(call, Page(page)),
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

        WarnOfMore(reader, "");
    }

    // All regions are asked at once, and written one after the other. What goes wrong in one is no matter of the others.
    private void ListRegions(RequestBody body, Connection connection)
    {
        var template = Template;
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        var cancellationToken = abandoned.Token;
        var lists = Regions.Select(region => Open(connection with { Region = region })).ToList();
        try
        {
            lists.ForEach(list => list.Reader.Begin(token: null));
            foreach (var (place, reader) in lists)
            {
                if (WantsMore)
                {
                    Attempt(place.Region, () =>
                    {
                        ReadPages(reader, place);
                        WarnOfMore(reader, $" in {place.Region}");
                    });
                }
            }
        }
        finally
        {
            abandoned.Cancel();
            lists.ForEach(list => list.Reader.Dispose());
        }

        (Connection Place, PageReader<T> Reader) Open(Connection place)
        {
            var pages = new PagePrefetch<T>(
                token => EngineHost.Current.InvokeAsync<T[]>(
                    template.Request(ListOperation, PageBody(body, token), ListMember), place, cancellationToken),
                ReadsOn && !HasFirst ? PagesAhead : 0);
            return (place, new PageReader<T>((token, _, _) => pages.Fetch(token), FinishInRegion, StopToken));
        }
    }

    // A region that the account hasn't switched on refuses the credentials that the others take; none at all are no better elsewhere.
    private ServiceResponse<T[]> FinishInRegion(Task<ServiceResponse<T[]>> call, int page)
    {
        try
        {
            return Hear(call, Page(page));
        }
        catch (CredentialException exception) when (exception.StatusCode == 0)
        {
            ThrowTerminatingError(exception.ToErrorRecord(target: null));
            throw;
        }
    }

    private static string Page(int number) => "page " + number.ToString(CultureInfo.InvariantCulture);

    private void WarnOfMore(PageReader<T> reader, string where)
    {
        if (reader.NextToken is not null && NextTokenVariable is null && !HasFirst)
        {
            WriteWarning(
                $"More {Things} exist{where} than were shown. -All gets every one, -First so many, and -NextTokenVariable the place to go on from.");
        }
    }

    private void ReadPages(PageReader<T> reader, Connection connection)
    {
        var gathered = new List<T>();
        for (var more = true; more;)
        {
            var matches = Filter(reader.Read(GoesOn));

            // Asked for before the page is written, unless this page is all that is wanted.
            more = reader.NextToken is not null && ReadsOn && (Gathers || Wanted > (ulong)matches.Length);
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
                WriteError(circle.ToErrorRecord(NextToken));
            }
        }

        if (Gathers)
        {
            Emit(Choose(gathered).ToArray(), connection);
        }
    }

    private List<KeyValuePair<string, object?>> PageBody(RequestBody request, string? token)
    {
        var body = new List<KeyValuePair<string, object?>>(request.Members);
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

    private void Emit(T[] matches, Connection connection)
    {
        var first = (int)Math.Min(_toSkip, (ulong)matches.Length);
        _toSkip -= (ulong)first;
        var count = (int)Math.Min(_toEmit, (ulong)(matches.Length - first));
        WriteFound(new ArraySegment<T>(matches, first, count), connection);
        if (_toEmit != ulong.MaxValue)
        {
            _toEmit -= (ulong)count;
        }
    }
}
