using System;
using System.Collections.Generic;
using System.Linq;

namespace Personalize.Infrastructure;

/// <summary>What somebody waits for, and whether a resource has come there.</summary>
internal sealed class WaitGoal
{
    /// <summary>The state that means done, whichever that is for the kind.</summary>
    public static readonly WaitGoal Done = new(Purpose.Status, []);

    /// <summary>The resource is gone.</summary>
    public static readonly WaitGoal Deleted = new(Purpose.Deleted, []);

    /// <summary>Nothing is under way with the resource, whatever state it is in; being gone counts.</summary>
    public static readonly WaitGoal Settled = new(Purpose.Settled, []);

    private readonly Purpose _purpose;
    private readonly string[] _wanted;

    private WaitGoal(Purpose purpose, string[] wanted)
    {
        _purpose = purpose;
        _wanted = wanted;
    }

    private enum Purpose
    {
        Status,
        Deleted,
        Settled,
    }

    /// <summary>One of these states.</summary>
    public static WaitGoal Status(params string[] states) => states.Length == 0 ? Done : new(Purpose.Status, states);

    /// <summary>Whether a resource that is not there is what is waited for.</summary>
    public bool GoneIsReached => _purpose is Purpose.Deleted or Purpose.Settled;

    /// <summary>What is waited for, in words.</summary>
    public string Words(ResourceKind kind) => _purpose switch
    {
        Purpose.Deleted => "gone",
        Purpose.Settled => "at rest",
        _ => string.Join(" or ", Wanted(kind)),
    };

    /// <exception cref="InvalidInputException">A resource of this kind is never in a state that is waited for.</exception>
    public void Check(ResourceKind kind)
    {
        var states = ResourceStates.Of(kind).All.ToArray();
        if (Array.Find(_wanted, state => !states.Contains(state, StringComparer.OrdinalIgnoreCase)) is { } never)
        {
            throw new InvalidInputException(states.Length == 0
                ? $"{kind.WithCapitalArticle} has no states, so it is never {never}. Leave -Status out."
                : $"{kind.WithCapitalArticle} is never {never}. Its states are {string.Join(", ", states)}.");
        }
    }

    /// <summary>Judges a state.</summary>
    public WaitVerdict Judge(ResourceKind kind, ResourceState state)
    {
        if (state.Status is not { } status)
        {
            // It has no states: it is there, or it isn't.
            return _purpose == Purpose.Deleted ? WaitVerdict.Unwanted : WaitVerdict.Reached;
        }

        var states = ResourceStates.Of(kind);
        var meaning = states.MeaningOf(status);
        var update = state.UpdateStatus is { } last ? states.MeaningOf(last) : StateMeaning.Resting;
        var moves = meaning is StateMeaning.Passing or StateMeaning.Leaving || update == StateMeaning.Passing;
        return _purpose switch
        {
            Purpose.Settled => moves ? WaitVerdict.GoesOn : WaitVerdict.Reached,
            Purpose.Deleted => moves ? WaitVerdict.GoesOn : WaitVerdict.Unwanted,
            _ when Contains(Wanted(kind), status) => OfWanted(kind, status, update),
            _ => meaning switch
            {
                StateMeaning.Passing => WaitVerdict.GoesOn,
                StateMeaning.Leaving => Wanted(kind).Any(wanted => states.MeaningOf(wanted) == StateMeaning.Leaving) ? WaitVerdict.GoesOn : WaitVerdict.Failed,
                StateMeaning.Resting => WaitVerdict.Unwanted,
                _ => WaitVerdict.Failed,
            },
        };
    }

    /// <summary>What to tell where it ended otherwise.</summary>
    public ResourceFailedException Failure(ResourceKind kind, string arn, ResourceState state)
    {
        var status = state.Status ?? "there";
        var reason = state.FailureReason;
        var meaning = state.Status is null ? StateMeaning.Resting : ResourceStates.Of(kind).MeaningOf(status);
        var updateFailed = Contains(Wanted(kind), status) && _purpose == Purpose.Status;
        string sentence;
        if (updateFailed)
        {
            reason = state.UpdateFailureReason ?? reason;
            sentence = $"The last update of {kind.Name} {arn} is {state.UpdateStatus}; the {kind.Name} itself is {status}, with what it had before.";
        }
        else
        {
            var stays = meaning switch
            {
                StateMeaning.Leaving => "It is being removed, so it won't become",
                StateMeaning.Failed => "Nothing but removal leads out of that, so it won't become",
                _ => "It stays so until somebody changes it, and was waited for to become",
            };
            sentence = $"{kind.Name.Substring(0, 1).ToUpperInvariant()}{kind.Name.Substring(1)} {arn} is {status}. {stays} {Words(kind)}.";
        }

        return new ResourceFailedException(
            sentence + (reason is null ? "" : $" The reason: {reason}"), arn, updateFailed ? state.UpdateStatus ?? status : status, reason);
    }

    private static bool Contains(IEnumerable<string> states, string state) => states.Contains(state, StringComparer.OrdinalIgnoreCase);

    private string[] Wanted(ResourceKind kind) => _wanted.Length > 0 ? _wanted : ResourceStates.Of(kind).Done is { } done ? [done] : [];

    // An update moves, and fails, while the resource itself stays in the state that means done.
    private static WaitVerdict OfWanted(ResourceKind kind, string status, StateMeaning update) =>
        !string.Equals(status, ResourceStates.Of(kind).Done, StringComparison.OrdinalIgnoreCase) ? WaitVerdict.Reached
        : update == StateMeaning.Passing ? WaitVerdict.GoesOn
        : update == StateMeaning.Failed ? WaitVerdict.Failed
        : WaitVerdict.Reached;
}

/// <summary>Where a resource stands on the way to what is waited for.</summary>
internal enum WaitVerdict
{
    /// <summary>Something is under way that may lead there.</summary>
    GoesOn,

    /// <summary>It is there.</summary>
    Reached,

    /// <summary>It stays as it is, which is not what is waited for. Right after a change the service may still tell of how it was before.</summary>
    Unwanted,

    /// <summary>It can't come there any more.</summary>
    Failed,
}
