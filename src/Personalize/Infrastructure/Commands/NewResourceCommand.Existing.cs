using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace Personalize.Infrastructure;

/// <summary><c>-IfNotExists</c>: what is there already and is as it was asked for is as good as new.</summary>
public abstract partial class NewResourceCommand<TResource>
{
    private const string Tags = "tags";

    /// <summary>Creates it only where there is none of that name; one that is there is emitted, if it is as was asked for.</summary>
    [Parameter]
    public SwitchParameter IfNotExists { get; set; }

    private protected sealed override void Change(
        string target, IReadOnlyList<KeyValuePair<string, object?>> members, Connection connection, string? arn)
    {
        if (!IfNotExists)
        {
            base.Change(target, members, connection, arn);
            return;
        }

        var name = members.FirstOrDefault(member => IsName(member.Key)).Value as string
            ?? throw new InvalidInputException($"-IfNotExists looks for {Kind.WithArticle} by its name. Give -Name.");
        var existing = Find(name, members, connection);
        if (existing is { } there && !IsLeaving(there))
        {
            Keep(there, members, connection);
        }
        else
        {
            Create(target, name, members, connection, existing);
        }
    }

    /// <summary>The ARN that the resource would have, where that can be told beforehand.</summary>
    private protected virtual string? ExpectedArn(string name, IReadOnlyList<KeyValuePair<string, object?>> members) =>
        members.Select(member => Arn.TryParse(member.Value as string, out var arn) && arn.Region is not null ? Kind.ArnOf(name, arn) : null)
            .FirstOrDefault(arn => arn is not null);

    /// <summary>How a member of the request is in a resource that is there.</summary>
    private protected virtual object? ValueIn(TResource resource, string member, Connection connection) => member == Tags
        ? Invoke<Tag[]>("ListTagsForResource", [new("resourceArn", ArnOf(resource))], Tags, connection).Value ?? []
        : ConfigurationComparison.Member(resource, member);

    /// <summary>A member's value in the form in which two are compared.</summary>
    private protected virtual object? Comparable(string member, object? value) => value;

    // Tags that others gave it are no matter of who asks.
    private static IEnumerable<ConfigurationDifference> TagDifferences(IEnumerable<Tag> asked, Tag[] actual) =>
        asked.SelectMany(tag => ConfigurationComparison.Differences(
            "tags." + tag.TagKey, tag.TagValue, System.Array.Find(actual, other => other.TagKey == tag.TagKey)?.TagValue));

    private static bool IsName(string member) => member is "name" or "jobName";

    private static string ArnOf(TResource resource) => ((IResource)resource).Arn!;

    private bool IsLeaving(TResource resource) => Is(resource, StateMeaning.Leaving);

    private bool Is(TResource resource, StateMeaning meaning) =>
        ((IResource)resource).Status is { } status && ResourceStates.Of(Kind).MeaningOf(status) == meaning;

    private void Create(
        string target, string name, IReadOnlyList<KeyValuePair<string, object?>> members, Connection connection, TResource? leaving)
    {
        if (leaving is not null && this is not IWaits { Wait.IsPresent: true })
        {
            throw BeingRemoved(leaving);
        }

        if (!ShouldProcess(target, Action))
        {
            return;
        }

        if (leaving is not null)
        {
            AwaitRemoval(ArnOf(leaving), connection);
        }

        try
        {
            Make(members, connection, arn: null);
        }
        catch (ResourceAlreadyExistsException)
        {
            // Somebody else was faster, or it is where it wasn't looked for.
            if (FindInList(name, members, connection) is not { } other)
            {
                throw;
            }

            Keep(other, members, connection);
        }
    }

    private ResourceInUseException BeingRemoved(TResource resource) => new(
        $"The {Kind.Name} exists, and is being removed: {ArnOf(resource)} is {((IResource)resource).Status}. "
        + (this is IWaits ? "-Wait waits until it is gone, and creates the new one then." : "Create the new one when it is gone."));

    private void AwaitRemoval(string arn, Connection connection)
    {
        PersonalizeException? failure = null;
        WriteVerbose($"{arn} is being removed, and is waited for.");
        WaitFor(
            [new WaitTarget(arn, Kind, connection, WaitGoal.Deleted)],
            WaitLimit,
            ((IWaits)this).PollInterval,
            (_, _) => { },
            (_, exception) => failure = exception);
        if (failure is not null)
        {
            throw failure;
        }
    }

    private void Keep(TResource resource, IReadOnlyList<KeyValuePair<string, object?>> members, Connection connection)
    {
        if (IsLeaving(resource))
        {
            throw BeingRemoved(resource);
        }

        var arn = ArnOf(resource);
        var differences = new List<ConfigurationDifference>();
        foreach (var (member, asked) in members.Where(member => !IsName(member.Key)).Select(member => (member.Key, member.Value)))
        {
            var actual = ValueIn(resource, member, connection);
            differences.AddRange(member == Tags
                ? TagDifferences((asked as IEnumerable)?.OfType<Tag>() ?? [], actual as Tag[] ?? [])
                : ConfigurationComparison.Differences(member, Comparable(member, asked), Comparable(member, actual)));
        }

        if (differences.Count > 0)
        {
            throw new ConfigurationDiffersException(Kind, arn, differences);
        }

        WriteVerbose($"{Kind.WithCapitalArticle} of that name exists and is as was asked for: {arn}.");
        if (WaitsFor(arn, connection, justChanged: false))
        {
            return;
        }

        if (Is(resource, StateMeaning.Failed))
        {
            WriteWarning($"{arn} exists and is as was asked for, but it is {((IResource)resource).Status}. Remove it to have it created anew.");
        }

        WriteObject(resource);
    }

    // Names are unique within a kind and region, and most ARNs are made of them: then one call tells.
    private TResource? Find(string name, IReadOnlyList<KeyValuePair<string, object?>> members, Connection connection)
    {
        if (ExpectedArn(name, members) is { } arn)
        {
            try
            {
                return Hear(StartDescribe<TResource>(Kind, arn, connection, StopToken)).Value;
            }
            catch (ResourceNotFoundException)
            {
                return null;
            }
            catch (InvalidInputException exception)
            {
                WriteVerbose($"{arn} can't be described, and is looked for in the list. {exception.Message}");
            }
        }

        return FindInList(name, members, connection);
    }

    private TResource? FindInList(string name, IReadOnlyList<KeyValuePair<string, object?>> members, Connection connection)
    {
        using var calls = new ServiceCalls(Template, connection, StopToken);
        var parent = Kind == ResourceKind.SolutionVersion ? ResourceKind.Solution : null;
        var within = parent is null ? null : members.First(member => member.Key == parent.ArnMember).Value as string;
        var found = AwaitCalls(calls, calls.ListAsync(Kind, parent, within))
            .Find(resource => resource.Name == name || resource.Arn?.EndsWith("/" + name, System.StringComparison.Ordinal) == true);
        try
        {
            return found is null ? null : FinishDescribe(Kind, found.Arn!, StartDescribe<TResource>(Kind, found.Arn!, connection, StopToken));
        }
        catch (ResourceNotFoundException)
        {
            // Gone since it was listed.
            return null;
        }
    }
}
