using System;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Personalize.Shell.Host;

/// <summary>The terminal as the engine measures it. What only a Windows console buffer can do is refused, as it is by pwsh elsewhere.</summary>
internal sealed class ShellRawUserInterface : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor
    {
        get => Console.ForegroundColor;
        set => Console.ForegroundColor = value;
    }

    public override ConsoleColor BackgroundColor
    {
        get => Console.BackgroundColor;
        set => Console.BackgroundColor = value;
    }

    public override Size BufferSize
    {
        get => new(Terminal.Width, Terminal.Height);
        set => throw NotHere("set the size of its buffer");
    }

    public override Size WindowSize
    {
        get => new(Terminal.Width, Terminal.Height);
        set => throw NotHere("set the size of its window");
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates WindowPosition
    {
        get => new(0, 0);
        set => throw NotHere("move its window");
    }

    public override Coordinates CursorPosition
    {
        get
        {
            var (left, top) = Console.GetCursorPosition();
            return new Coordinates(left, top);
        }
        set => Console.SetCursorPosition(value.X, value.Y);
    }

    public override int CursorSize
    {
        get => Console.CursorSize;
        set => throw NotHere("set the size of its cursor");
    }

    public override string WindowTitle
    {
        get => OperatingSystem.IsWindows() ? Console.Title : "";
        set => Console.Title = value;
    }

    public override bool KeyAvailable => Console.KeyAvailable;

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        var treatsControlCAsInput = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = options.HasFlag(ReadKeyOptions.AllowCtrlC);
        try
        {
            var key = Console.ReadKey(intercept: options.HasFlag(ReadKeyOptions.NoEcho));
            return new KeyInfo((int)key.Key, key.KeyChar, States(key.Modifiers), keyDown: !options.HasFlag(ReadKeyOptions.IncludeKeyUp));
        }
        finally
        {
            Console.TreatControlCAsInput = treatsControlCAsInput;
        }
    }

    public override void FlushInputBuffer()
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            Console.ReadKey(intercept: true);
        }
    }

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        // Clear-Host asks for this with a rectangle that stands for the whole screen.
        if (rectangle is { Left: -1, Top: -1, Right: -1, Bottom: -1 })
        {
            Console.Clear();
            return;
        }

        throw NotHere("write to its buffer");
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotHere("write to its buffer");

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotHere("read its buffer");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw NotHere("scroll its buffer");

    private static ControlKeyStates States(ConsoleModifiers modifiers)
    {
        var states = default(ControlKeyStates);
        states |= modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyStates.ShiftPressed : 0;
        states |= modifiers.HasFlag(ConsoleModifiers.Alt) ? ControlKeyStates.LeftAltPressed : 0;
        states |= modifiers.HasFlag(ConsoleModifiers.Control) ? ControlKeyStates.LeftCtrlPressed : 0;
        return states;
    }

    private static PSNotSupportedException NotHere(string what) => new($"This shell cannot {what}: terminals do not let it.");
}
